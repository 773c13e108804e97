"""Who may do what in a room, and about one that they are not in."""

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.access import NETWORK
from sprang.foundation.enums import OUTSIDE_ROLES, Role
from sprang.foundation.models import (
    File,
    Membership,
    Platform,
    Record,
    ScopeAncestry,
    User,
)
from sprang.needs import rules as of_needs
from sprang.needs.models import Need
from sprang.organisations.models import Partnership
from sprang.solutions import rules as of_solutions
from sprang.solutions.models import Solution

from .models import Room


def is_in(user: User | AnonymousUser, room: Room) -> bool:
    return room.is_visible_to(user)


def works_in(user: User, room: Room) -> bool:
    """May add to it: an archived room is read, and no more."""
    return is_in(user, room) and room.is_open


def leads(user: User, room: Room) -> bool:
    """Has the lead in the very room: who leads the city is in it as a member, if at all."""
    return is_in(user, room) and user.access.has_role(room.scope_id, Role.LEAD)


def leads_on(user: User, room: Room) -> bool:
    return leads(user, room) and room.is_open


def may_open_to_partners(user: User, platform: Platform) -> bool:
    """Such a room speaks for the city."""
    return user.access.leads(platform.pk)


def may_found(user: User | AnonymousUser, platform: Platform) -> bool:
    """Whoever works there, and its partners: what they talk of among themselves is theirs."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if platform.pk in user.access.platform_ids:
        return True
    return user.access.has_role(platform.pk, Role.PARTNER) or is_at_partner(user, platform)


def is_at_partner(user: User, platform: Platform) -> bool:
    """Works there, in a unit of it or in the whole."""
    own = Membership.objects.current().filter(user=user).exclude(role__in=OUTSIDE_ROLES)
    houses = ScopeAncestry.objects.filter(descendant__in=own.values("scope")).values("ancestor")
    partners = Partnership.objects.current().filter(platform=platform)
    return partners.filter(organisation__in=houses).exists()


def may_be_in(user: User) -> bool:
    """Has a role outside rooms: who has none is let in elsewhere first."""
    return user.is_active and NETWORK in user.access.audiences


def may_read_log(user: User, room: Room) -> bool:
    """Those who lead the room, and those who lead the city: they answer for who is let in."""
    return leads(user, room) or user.access.leads(room.platform_id)


def may_share(user: User, record: Record) -> bool:
    """Whoever decides who sees it, as on its own page."""
    if isinstance(record, Need):
        return of_needs.may_share(user, record)
    return isinstance(record, Solution) and of_solutions.leads(user, record)


def may_take_out(user: User, record: Record) -> bool:
    """Also what has ended, or stands in a room that they are not in."""
    if isinstance(record, Need):
        return of_needs.leads(user, record)
    return isinstance(record, Solution) and of_solutions.leads(user, record)


def may_drop(user: User, room: Room, file: File) -> bool:
    return works_in(user, room) and (file.uploaded_by_id == user.pk or leads(user, room))
