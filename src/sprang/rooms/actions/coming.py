"""Coming into a room: invited, or by oneself where it is open."""

from django.db import transaction

from sprang.dialogue.actions.following import follow_unasked
from sprang.foundation import journal, records
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Membership, User

from ..enums import Happening, Part
from ..models import Room, RoomInvitation
from ..queries import invitations_of, joinable
from .telling import log, renew


def join_room(*, room: Room, by: User) -> Room:
    """:raises NotAllowed: for whoever may not go in by themselves."""
    if not joinable(by, room.platform).filter(pk=room.pk).exists():
        raise NotAllowed("join_room")
    return let_in(room, by, Part.MEMBER)


def accept_invitation(*, room: Room, by: User) -> Room:
    """:raises NotAllowed: for whoever has not been invited, or is in it already."""
    return let_in(room, by, invitation_of(room, by).part)


def invitation_of(room: Room, by: User) -> RoomInvitation:
    found = invitations_of(by, room.platform).filter(room=room).first()
    if found is None or not by.is_active:
        raise NotAllowed("invitation")
    return found


def let_in(room: Room, by: User, part: str) -> Room:
    with journal.together():
        records.hold(room)
        RoomInvitation.objects.filter(room=room, user=by).delete()
        _held, is_new = Membership.objects.get_or_create(
            user=by, scope_id=room.scope_id, defaults={"role": part}
        )
        if is_new:
            log(room, Happening.JOINED, by)
            journal.append("room.joined", subject=room, by=by)
            follow_unasked(room, by)
    renew(by)
    return room


@transaction.atomic
def decline_invitation(*, room: Room, by: User) -> None:
    """:raises NotAllowed: for whoever has not been invited."""
    invitation_of(room, by).delete()
    log(room, Happening.DECLINED, by)
    journal.append("room.declined", subject=room, by=by)
