"""Where a call stands, what its form is built of, and what an answer is told."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.organisations.enums import OrganisationKind


class CallStatus(models.TextChoices):
    DRAFT = "draft", _("Utkast")
    PUBLISHED = "published", _("Öppen")
    CLOSED = "closed", _("Svaren bedöms")
    DECIDED = "decided", _("Beslutad")
    CANCELLED = "cancelled", _("Inställd")


class BlockKind(models.TextChoices):
    SHORT = "short", _("Kort text")
    LONG = "long", _("Lång text")
    CHOICE = "choice", _("Ett val")
    NUMBER = "number", _("Tal")
    FILE = "file", _("Filer")
    YES_NO = "yes_no", _("Ja eller nej")


class TeamRole(models.TextChoices):
    LEADER = "leader", _("Leder")
    EVALUATOR = "evaluator", _("Bedömer")


class Outcome(models.TextChoices):
    SHORTLISTED = "shortlisted", _("Vidare")
    INVITED = "invited", _("Inbjuden")
    CHOSEN = "chosen", _("Utvald")
    DECLINED = "declined", _("Avböjd")


FINAL = frozenset({Outcome.INVITED, Outcome.CHOSEN, Outcome.DECLINED})
"""What a sender can be left with when the call is decided."""

ANSWERERS = (
    OrganisationKind.COMPANY,
    OrganisationKind.STARTUP,
    OrganisationKind.UNIVERSITY,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.MUNICIPAL_COMPANY,
)
"""Kinds of organisations that a call can be open to."""

POINTS = range(6)
"""From not at all to wholly."""
