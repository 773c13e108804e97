"""Rooms as the pages and the API read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from sprang.foundation.enums import OUTSIDE_ROLES, Role, Visibility
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
from sprang.foundation.models import (
    Membership,
    Platform,
    Record,
    RecordQuerySet,
    ScopeAncestry,
    User,
)
from sprang.organisations.models import Partnership

from . import rules
from .enums import RoomStatus, Way
from .models import Room, RoomInvitation

RECORDS = ListKind(NARROW, ORDERS, columns=COLUMNS)


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> RecordQuerySet:
    """The rooms of a platform that the person is in; nobody is told of others."""
    mine: RecordQuerySet = Room.objects.visible_to(user).filter(platform=platform)
    return mine if name == "alla" else mine.filter(status=_status(name))


def _status(name: str) -> str:
    return RoomStatus.ARCHIVED if name == "arkiverade" else RoomStatus.OPEN


def in_room(room: Room, user: User | AnonymousUser) -> RecordQuerySet:
    """The records that have been shared in it."""
    shared = Record.objects.visible_to(user).filter(room=room.room_id)
    found: RecordQuerySet = shared.exclude(visibility=Visibility.DRAFT).exclude(pk=room.pk)
    return found


def joinable(user: User | AnonymousUser, platform: Platform) -> QuerySet[Room]:
    """Open rooms that the person may go into by themselves and is not in. Two queries and one."""
    if not isinstance(user, User) or not user.is_active:
        return Room.objects.none()
    rooms = Room.objects.filter(platform=platform, way=Way.PARTNERS, status=RoomStatus.OPEN)
    rooms = rooms.filter(_for(user, platform)).exclude(audience__in=user.access.audiences)
    rooms = rooms.exclude(pk__in=user.room_exclusions.values("room"))
    found: QuerySet[Room] = rooms.order_by("title", "pk")
    return found


def _for(user: User, platform: Platform) -> Q:
    """Of which themes: all to those who work there, to a partner those that it works with."""
    if platform.pk in user.access.platform_ids:
        return Q()
    own = Membership.objects.current().filter(user=user).exclude(role__in=OUTSIDE_ROLES)
    houses = ScopeAncestry.objects.filter(descendant__in=own.values("scope")).values("ancestor")
    partners = Partnership.objects.current().filter(platform=platform, organisation__in=houses)
    themes = list(partners.values_list("organisation__themes", flat=True))
    is_partner = bool(themes) or user.access.has_role(platform.pk, Role.PARTNER)
    if not is_partner:
        return Q(pk__in=[])
    return Q(theme__in={"", *(each for every in themes for each in every)})


def invitations_of(user: User, platform: Platform) -> QuerySet[RoomInvitation]:
    """To rooms that still take members, not too old to count."""
    if not rules.may_be_in(user):
        return RoomInvitation.objects.none()
    waits = RoomInvitation.objects.waiting().filter(user=user, room__platform=platform)
    waits = waits.filter(room__status=RoomStatus.OPEN).select_related("room__platform", "by")
    return waits.order_by("-at", "-pk")


def before(user: User, platform: Platform) -> QuerySet[Room]:
    """Those whose door the person stands before: invited, or free to go in."""
    invited = Q(pk__in=invitations_of(user, platform).values("room").order_by())
    is_open = Q(pk__in=joinable(user, platform).values("pk").order_by())
    found: QuerySet[Room] = Room.objects.filter(invited | is_open, platform=platform)
    return found
