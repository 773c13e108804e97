"""Where a need stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedStatus(models.TextChoices):
    CAPTURED = "captured", _("Inskickat")
    SHARPENED = "sharpened", _("Skärpt")
    CLOSED = "closed", _("Avslutat")
    WITHDRAWN = "withdrawn", _("Återtaget")


class Weight(models.TextChoices):
    MUST = "ska", _("Ska")
    SHOULD = "bör", _("Bör")
