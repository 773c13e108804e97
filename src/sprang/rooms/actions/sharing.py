"""Putting needs and solutions in a room, and taking them out.

That is told in the room, and not in the record's own history: who reads that is not to learn that
there is a room.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Record, Scope, User
from sprang.foundation.records import R

from .. import rules
from ..models import Room
from ..models.room import MOST
from .telling import hold


def share_into(*, room: Room, by: User, record: R) -> R:
    """From here on the room's members see it as well as those who saw it before.

    :raises NotAllowed: for whoever is not in the room, or where it is archived.
    :raises BadInput: a record whose readers the person does not decide, a draft, or what is in
        another room.
    """
    with journal.together():
        hold(room, by)
        if not rules.works_in(by, room):
            raise NotAllowed("share_into")
        claim(record)
        must_decide(record, by, rules.may_share)
        if record.room_id != room.room_id:
            must_be_free(record)
            must_hold_more(room)
            place(record, room.room)
            tell("record_added", room, by, record)
    return record


def take_out(*, by: User, record: R) -> R:
    """Seen by those who saw it before it was shared. Whoever decides who sees it may, without
    being in the room, and also where the room is archived.

    :raises NotAllowed: where it isn't in any room.
    :raises BadInput: a record whose readers the person does not decide.
    """
    with journal.together():
        claim(record)
        must_decide(record, by, rules.may_take_out)
        room = Room.objects.select_related("platform").filter(room=record.room_id).first()
        if record.room_id is None or room is None:
            raise NotAllowed("take_out")
        if record.visibility == Visibility.ROOM:  # nobody else saw it
            records.change(record, by=by, verb="shared", room=None, visibility=Visibility.UNIT)
        else:
            place(record, None)
        tell("record_removed", room, by, record)
    return record


def claim(record: Record) -> None:
    """As it is now, until this transaction has ended."""
    records.hold(record)
    record.refresh_from_db(fields=["room", "visibility", "audience", "version"])


def must_decide(record: Record, by: User, may: Callable[[User, Record], bool]) -> None:
    if not record.is_visible_to(by) or not may(by, record):
        raise BadInput({"reference": _("Du kan bara dela det som du bestämmer över.")})


def must_be_free(record: Record) -> None:
    """A draft is shown in no room: its author has shown it to nobody else yet."""
    if record.visibility == Visibility.DRAFT:
        said = _("Det är ett utkast. Bestäm först på dess sida vem som ser det.")
        raise BadInput({"reference": said})
    if record.room_id is not None:
        raise BadInput({"reference": _("Det är redan delat i ett annat rum. Ta ut det där först.")})


def must_hold_more(room: Room) -> None:
    if Record.objects.filter(room=room.room_id).count() > MOST:
        said = _("Rummet är fullt: högst %(n)s behov och lösningar. Ta ut något först.")
        raise BadInput({"reference": said % {"n": MOST}})


def place(record: Record, room: Scope | None) -> None:
    """Without a new version: to those who are not in the room nothing has changed."""
    Record.objects.filter(pk=record.pk).update(room=room)
    record.room = room


def tell(verb: str, room: Room, by: User, record: Record) -> None:
    journal.append(f"room.{verb}", subject=room, by=by, data={"record": str(record.uid)})
