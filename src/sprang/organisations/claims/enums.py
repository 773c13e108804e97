"""Where a claim stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("Väntar på svar")
    LET_IN = "let_in", _("Insläppt")
    DECLINED = "declined", _("Avböjd")
    WITHDRAWN = "withdrawn", _("Återkallad")
