"""Asking somebody in, and letting a member lead."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.dialogue.letters import outbox
from sprang.foundation import journal, records
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Membership, User

from .. import rules
from ..enums import Happening, Part
from ..letters import ABOUT
from ..models import Room, RoomInvitation
from .telling import log

NOBODY = gettext_lazy(
    "Ingen som kan bjudas in har den adressen. Be stadens administratör släppa in dem först."
)


@transaction.atomic
def invite(*, room: Room, by: User, user: User, part: str = Part.MEMBER) -> RoomInvitation:
    """Asked again they are asked as what is said now, and get no other letter.

    :raises NotAllowed: unless `by` leads the room, which is open.
    :raises BadInput: somebody who has no role in the network, or is in the room.
    """
    if not rules.leads_on(by, room):
        raise NotAllowed("invite")
    must_be_invitable(room, user)
    invitation, is_new = RoomInvitation.objects.get_or_create(
        room=room, user=user, defaults={"part": part, "by": by}
    )
    if is_new:
        log(room, Happening.INVITED, by, user)
        outbox.begin(user, ABOUT)
        journal.append("room.invited", subject=room, by=by, data={"user": str(user.uid)})
    elif invitation.part != part:
        invitation.part = part
        invitation.save(update_fields=["part"])
    return invitation


def must_be_invitable(room: Room, user: User) -> None:
    """A room opens what is shared in the network: who is no part of that is let in elsewhere."""
    held = Membership.objects.current().filter(user=user)
    if not user.is_active or not held.exclude(role=Role.CITIZEN).exists():
        raise BadInput({"email": str(NOBODY)})
    if held.filter(scope=room.room_id).exists():
        raise BadInput({"email": _("Den personen är redan med i rummet.")})


@transaction.atomic
def give_part(*, room: Room, by: User, user: User, part: str) -> None:
    """Let a member lead the room too, or lead it no more.

    :raises NotAllowed: unless `by` leads the room and the other is in it.
    :raises Refused: where nobody would lead it.
    """
    if not rules.leads_on(by, room) or part not in Part.values:
        raise NotAllowed("give_part")
    records.hold(room)
    held = room.memberships().filter(user=user).first()
    if held is None:
        raise NotAllowed("give_part")
    if held.role == part:
        return
    if part != Part.LEAD:
        keep_a_leader(room, without=user)
    held.role = part
    held.save(update_fields=["role"])
    done = Happening.MADE_LEAD if part == Part.LEAD else Happening.MADE_MEMBER
    log(room, done, by, user)
    journal.append(f"room.{done.value}", subject=room, by=by, data={"user": str(user.uid)})


def keep_a_leader(room: Room, without: User) -> None:
    """The room is held: of two who leave at the same moment the second waits."""
    others = room.memberships().filter(role=Role.LEAD).exclude(user=without)
    if room.is_open and not others.exists():
        raise Refused(_("Någon måste leda rummet. Låt någon annan leda det först, eller arkivera."))
