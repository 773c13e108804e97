"""Rooms that people leave without saying so: an account was closed, a role outside rooms ended."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from sprang.foundation import journal, records
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.models import Membership, User

from ..enums import Happening, RoomStatus
from ..models import Room, RoomInvitation
from ..models.room import counting
from .going import part_with
from .telling import log


def tidy() -> int:
    """How many rooms lost somebody, or got somebody who leads them. Run by the worker now and
    then."""
    return end_lapsed() + hand_over_all()


def end_lapsed() -> int:
    """Who comes back to the network, perhaps in another house, is asked in anew."""
    counts = counting().values("pk")
    lapsed = Membership.objects.current().filter(scope__kind=ScopeKind.ROOM).exclude(pk__in=counts)
    found = list(lapsed.select_related("user").order_by("pk"))
    for held in found:
        go(rooms_of(held.user).filter(room=held.scope_id), held.user, Happening.LAPSED)
    return len(found)


def hand_over_all() -> int:
    held = counting().filter(scope=OuterRef("room"), user__is_active=True)
    rooms = Room.objects.filter(Exists(held)).exclude(Exists(held.filter(role=Role.LEAD)))
    return sum(hand_over(room) for room in rooms.select_related("platform", "scope"))


@transaction.atomic
def hand_over(room: Room) -> bool:
    """To who has been in it longest, where nobody leads it."""
    records.hold(room)
    members = room.memberships().order_by("valid_from", "pk")
    heir: Membership | None = members.first()
    if heir is None or members.filter(role=Role.LEAD).exists():
        return False
    heir.role = Role.LEAD
    heir.save(update_fields=["role"])
    log(room, Happening.TOOK_OVER, heir.user)
    told = {"user": str(heir.user.uid)}
    journal.append("room.made_lead", subject=room, by=None, data=told)
    return True


def rooms_of(user: User) -> QuerySet[Room]:
    theirs = user.memberships.filter(scope__kind=ScopeKind.ROOM).values("scope")
    rooms: QuerySet[Room] = Room.objects.filter(room__in=theirs).order_by("pk")
    return rooms.select_related("platform", "scope")


def leave_all(user: User) -> None:
    """For good, as an account that is closed. Nobody waits for their answer any more."""
    go(rooms_of(user), user, Happening.LEFT)
    for about in ({"user": user}, {"by": user}):
        RoomInvitation.objects.filter(**about).delete()


@journal.together()
def go(rooms: QuerySet[Room], user: User, how: Happening) -> None:
    """Others lead what they led, their tasks are anybody's, and whom they have asked in is asked no
    more. What nobody is left in is archived."""
    for room in list(rooms):
        records.hold(room)
        part_with(room, user)
        log(room, how, user)
        journal.append("room.left", subject=room, by=user)
        if not room.memberships().exists() and room.is_open:
            records.change(room, by=user, verb="archived", status=RoomStatus.ARCHIVED)
        hand_over(room)
