"""What people say of matches. The labels are what the pages say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    INTERESTING = "interesting", _("Intressant")
    IRRELEVANT = "irrelevant", _("Inte relevant")
    CONTACTED = "contacted", _("Har tagit kontakt")
    CHOSEN = "chosen", _("Vi valde den")


class Reason(models.TextChoices):
    """Why a match is not relevant."""

    OTHER_PROBLEM = "other_problem", _("Det handlar om något annat")
    OTHER_CONDITIONS = "conditions", _("Den passar inte hos oss")
    KNOWN = "known", _("Vi kände redan till den")
    OUTDATED = "outdated", _("Den är inaktuell")
    OTHER = "other", _("Annat skäl")


class Sameness(models.TextChoices):
    SAME = "same", _("Ja, samma behov")
    DIFFERENT = "different", _("Nej, ett annat")
    UNSURE = "unsure", _("Vet inte")
