"""Where a solution stands and how new it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SolutionStatus(models.TextChoices):
    IDEA = "idea", _("Idé")
    TESTED = "tested", _("Testad")
    IN_USE = "in_use", _("I bruk")
    RETIRED = "retired", _("Avvecklad")
    WITHDRAWN = "withdrawn", _("Återtagen")


class Novelty(models.TextChoices):
    """Copenhagen Manual's question on novelty: first, adapted or copied."""

    NEW = "new", _("Först av alla")
    ADAPTED = "adapted", _("Inspirerad av andra och anpassad")
    COPIED = "copied", _("Tagen efter någon annan")
    UNKNOWN = "unknown", _("Vet inte")
