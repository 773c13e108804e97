"""Coming into a room: invited, or by oneself where it is open."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.dialogue.actions.following import follow_unasked
from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Membership, User

from ..enums import Happening, Part
from ..models import Room, RoomInvitation
from ..models.room import MOST
from ..queries import invitations_of, joinable
from .telling import hold, log, renew


def join_room(*, room: Room, by: User) -> Room:
    """:raises NotAllowed: for whoever may not go in by themselves."""
    with journal.together():
        hold(room, by)
        if not joinable(by, room.platform).filter(pk=room.pk).exists():
            raise NotAllowed("join_room")
        must_have_place(room)
        return let_in(room, by, Part.MEMBER)


def accept_invitation(*, room: Room, by: User) -> Room:
    """:raises NotAllowed: for whoever has not been invited or has no role outside rooms any more,
    or is in it already.
    :raises Refused: where it is full.
    """
    with journal.together():
        hold(room, by)
        part = invitation_of(room, by).part
        must_have_place(room)
        return let_in(room, by, part)


def invitation_of(room: Room, by: User) -> RoomInvitation:
    found = invitations_of(by, room.platform).filter(room=room).first()
    if found is None or not by.is_active:
        raise NotAllowed("invitation")
    return found


def must_have_place(room: Room) -> None:
    if room.memberships().count() >= MOST:
        raise Refused(_("Rummet är fullt: högst %(n)s personer kan vara med.") % {"n": MOST})


def let_in(room: Room, by: User, part: str) -> Room:
    for rows in (room.invitations, room.exclusions):
        rows.filter(user=by).delete()
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
    invitation = invitation_of(room, by)
    invitation.declined_at = timezone.now()
    invitation.save(update_fields=["declined_at"])
    log(room, Happening.DECLINED, by)
    journal.append("room.declined", subject=room, by=by)
