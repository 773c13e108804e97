"""Asking somebody in, and letting a member lead."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.dialogue.letters import outbox
from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Membership, User

from .. import rules
from ..enums import Happening, Part
from ..letters import ABOUT
from ..models import Room, RoomInvitation
from ..models.invitation import AGE
from ..models.room import MOST
from .telling import hold, log, renew

NOBODY = gettext_lazy(
    "Ingen som kan bjudas in har den adressen. Be stadens administratör släppa in dem först."
)


@transaction.atomic
def invite(*, room: Room, by: User, user: User, part: str = Part.MEMBER) -> RoomInvitation:
    """Asked again they are asked as what is said now, and get no other letter.

    :raises NotAllowed: unless `by` leads the room, which is open.
    :raises BadInput: somebody who has no role in the network, or is in the room.
    """
    hold(room, by)
    if not rules.leads_on(by, room):
        raise NotAllowed("invite")
    must_be_invitable(room, user)
    must_be_few(room)
    room.invitations.filter(user=user, at__lte=timezone.now() - AGE).delete()
    invitation, is_new = RoomInvitation.objects.get_or_create(
        room=room, user=user, defaults={"part": part, "by": by}
    )
    if invitation.declined_at:
        raise BadInput({"email": _("Den personen har tackat nej.")})
    if is_new:
        invitation.letter = outbox.begin(user, ABOUT)
        invitation.save(update_fields=["letter"])
        log(room, Happening.INVITED, by, user)
        journal.append("room.invited", subject=room, by=by, data={"user": str(user.uid)})
    elif invitation.part != part:
        invitation.part = part
        invitation.save(update_fields=["part"])
    return invitation


@transaction.atomic
def withdraw_invitation(*, room: Room, by: User, uid: UUID) -> None:
    """Somebody else was meant. A letter that hasn't gone doesn't go.

    :raises NotAllowed: unless `by` leads the room and the invitation waits.
    """
    hold(room, by)
    waits = room.invitations.waiting().select_related("user")
    found = waits.filter(uid=uid).first()
    if found is None or not rules.leads_on(by, room):
        raise NotAllowed("withdraw_invitation")
    found.delete()
    log(room, Happening.WITHDRAWN, by, found.user)
    told = {"user": str(found.user.uid)}
    journal.append("room.invitation_withdrawn", subject=room, by=by, data=told)


def must_be_few(room: Room) -> None:
    if room.invitations.waiting().count() >= MOST:
        raise BadInput({"email": _("Så många väntar redan. Ta tillbaka någon inbjudan först.")})


def must_be_invitable(room: Room, user: User) -> None:
    """A room opens what is shared in the network: who is no part of that is let in elsewhere."""
    renew(user)
    if not rules.may_be_in(user):
        raise BadInput({"email": str(NOBODY)})
    if Membership.objects.current().filter(user=user, scope=room.room_id).exists():
        raise BadInput({"email": _("Den personen är redan med i rummet.")})


@transaction.atomic
def give_part(*, room: Room, by: User, user: User, part: str) -> None:
    """Let a member lead the room too, or lead it no more.

    :raises NotAllowed: unless `by` leads the room and the other is in it.
    :raises Refused: where nobody would lead it.
    """
    hold(room, by)
    if not rules.leads(by, room) or part not in Part.values:
        raise NotAllowed("give_part")
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
    """The room is held: of two who leave at the same moment the second waits. An archived room too
    is led by somebody: else nobody would ever reach what is in it.
    """
    if not room.memberships().filter(role=Role.LEAD).exclude(user=without).exists():
        raise Refused(_("Någon måste leda rummet. Låt någon annan leda det först."))
