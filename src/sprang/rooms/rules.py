"""Who may do what in a room, and about one that they are not in."""

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.enums import Role
from sprang.foundation.models import File, Membership, Platform, Record, User
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
    """Whoever leads the city leads no room that they are not in."""
    return is_in(user, room) and user.access.leads(room.scope_id)


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
    own = Membership.objects.current().filter(user=user).values("scope")
    return Partnership.objects.filter(platform=platform, organisation__in=own).exists()


def may_read_log(user: User, room: Room) -> bool:
    """Those who lead the room, and those who lead the city: they answer for who is let in."""
    return leads(user, room) or user.access.leads(room.platform_id)


def may_share(user: User, record: Record) -> bool:
    """Whoever decides who sees it, as on its own page."""
    if isinstance(record, Need):
        return of_needs.may_share(user, record)
    return isinstance(record, Solution) and of_solutions.leads(user, record)


def may_drop(user: User, room: Room, file: File) -> bool:
    return works_in(user, room) and (file.uploaded_by_id == user.pk or leads(user, room))
