"""Leaving a room, and being taken out of it. What one wrote stays, with one's name."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Membership, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import Happening
from ..models import Room, RoomExclusion, RoomInvitation, RoomTask
from .inviting import keep_a_leader
from .telling import hold, log, renew


@transaction.atomic
def leave_room(*, room: Room, by: User) -> None:
    """:raises NotAllowed: for whoever holds no role in it.
    :raises Refused: where nobody would lead the room.
    """
    hold(room, by)
    take_away(room, by)
    log(room, Happening.LEFT, by)
    journal.append("room.left", subject=room, by=by)
    renew(by)


@transaction.atomic
def remove_member(*, room: Room, by: User, user: User, reason: str) -> None:
    """Who has been taken away comes back by invitation only.

    :raises NotAllowed: unless `by` leads the room and the other is in it.
    :raises BadInput: without a reason.
    """
    hold(room, by)
    if not rules.leads(by, room) or user.pk == by.pk:
        raise NotAllowed("remove_member")
    why = without_unseen(reason).strip()
    if not why:
        raise BadInput({"reason": _("Skriv varför. Skälet står i rummets logg.")})
    take_away(room, user)
    RoomExclusion.objects.get_or_create(room=room, user=user)
    log(room, Happening.REMOVED, by, user, why)
    journal.append("room.removed", subject=room, by=by, data={"user": str(user.uid)})


def take_away(room: Room, user: User) -> None:
    """Their tasks that are not done are anybody's, and whom they have asked in is asked no more."""
    if not Membership.objects.filter(user=user, scope=room.room_id).exists():
        raise NotAllowed("leave_room")
    keep_a_leader(room, without=user)
    part_with(room, user)


def part_with(room: Room, user: User) -> None:
    user.memberships.filter(scope=room.room_id).delete()
    RoomInvitation.objects.filter(room=room, by=user).delete()
    RoomTask.objects.filter(room=room, who=user, done_at=None).update(who=None)
