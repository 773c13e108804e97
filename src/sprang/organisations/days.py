"""Days that make sense of an agreement; a typing error of a century is told as one."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

SENSIBLE = [
    MinValueValidator(date(1950, 1, 1), _("Välj en dag från 1950 och framåt.")),
    MaxValueValidator(date(2199, 12, 31), _("Välj en dag före år 2200.")),
]
