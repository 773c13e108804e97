"""What there is of kinds in a partnership."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementKind(models.TextChoices):
    INTENT = "intent", _("Avsiktsförklaring")
    COOPERATION = "cooperation", _("Samverkansavtal")
    FRAMEWORK = "framework", _("Ramavtal")
    DEVELOPMENT = "development", _("Utvecklingsavtal")
    OTHER = "other", _("Annat avtal")


class AgreementState(models.TextChoices):
    COMING = "coming", _("Börjar gälla senare")
    IN_FORCE = "in_force", _("Gäller")
    ENDED = "ended", _("Har gått ut")


class Side(models.TextChoices):
    OURS = "ours", _("Staden")
    THEIRS = "theirs", _("Partnern")


class ContributionKind(models.TextChoices):
    TIME = "time", _("Tid")
    MONEY = "money", _("Pengar")
    PLACE = "place", _("Plats")
    KNOWLEDGE = "knowledge", _("Kunskap")
    DATA = "data", _("Data")
