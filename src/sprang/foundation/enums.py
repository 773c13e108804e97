"""Who may do what, and who may see what. Swedish is the source language of every label."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MEMBER = "member", _("Medarbetare")
    EXPERT = "expert", _("Verksamhetsexpert")
    LEAD = "lead", _("Innovationsledare")
    MANAGER = "manager", _("Chef")
    CONTROLLER = "controller", _("Controller")
    PROCUREMENT_OFFICER = "procurement_officer", _("Upphandlare")
    REGISTRAR = "registrar", _("Registrator")
    ADMINISTRATOR = "administrator", _("Administratör")
    PARTNER = "partner", _("Partner")
    RESEARCHER = "researcher", _("Forskare")
    CITIZEN = "citizen", _("Invånare")


OUTSIDE_ROLES = frozenset({Role.PARTNER, Role.RESEARCHER, Role.CITIZEN})
"""Roles of guests on a platform: they don't see what is internal to it."""

LEAD_ROLES = frozenset({Role.LEAD, Role.ADMINISTRATOR})
"""Roles that see drafts and decide the state of records in their scope and below it."""

OVERSIGHT_ROLES = LEAD_ROLES | {Role.MANAGER}
"""Roles that see what belongs to the units below their own."""


class ScopeKind(models.TextChoices):
    PLATFORM = "platform", _("Plattform")
    ORGANISATION = "organisation", _("Organisation")
    UNIT = "unit", _("Enhet")
    ROOM = "room", _("Rum")


class Visibility(models.TextChoices):
    DRAFT = "draft", _("Utkast, bara jag och innovationsledaren")
    UNIT = "unit", _("Min enhet")
    INTERNAL = "internal", _("Alla som arbetar på plattformen")
    ROOM = "room", _("Rummets medlemmar")
    NETWORK = "network", _("Alla plattformar i nätverket")
    PUBLIC = "public", _("Alla, också utan konto")


REACH = (
    Visibility.DRAFT,
    Visibility.ROOM,
    Visibility.UNIT,
    Visibility.INTERNAL,
    Visibility.NETWORK,
    Visibility.PUBLIC,
)
"""From the narrowest to the widest."""


def at_most(wanted: str, limit: Visibility) -> Visibility:
    """The narrower of the two: what one may choose who may not let things out of the house."""
    return min(Visibility(wanted), limit, key=REACH.index)


def is_choosable(visibility: str) -> bool:
    """A record comes into a room from within the room, not by choosing it as visibility."""
    return visibility in Visibility.values and visibility != Visibility.ROOM
