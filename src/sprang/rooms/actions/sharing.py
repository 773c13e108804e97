"""Putting needs and solutions in a room, and taking them out."""

from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Record, User
from sprang.foundation.records import R

from .. import rules
from ..models import Room

WIDE = (Visibility.NETWORK, Visibility.PUBLIC)
"""What all members see already stays as it is."""


def share_into(*, room: Room, by: User, record: R) -> R:
    """From here on the room's members see it, and its author; others only where all do.

    :raises NotAllowed: for whoever is not in the room, or where it is archived.
    :raises BadInput: a record whose readers the person does not decide.
    """
    if not rules.works_in(by, room):
        raise NotAllowed("share_into")
    must_decide(by, record)
    if record.room_id == room.room_id and record.visibility in (*WIDE, Visibility.ROOM):
        return record
    seen = record.visibility if record.visibility in WIDE else Visibility.ROOM
    with journal.together():
        records.change(record, by=by, verb="shared", room=room.room, visibility=seen)
        journal.append("room.record_added", subject=room, by=by, data={"record": str(record.uid)})
    return record


def take_out(*, room: Room, by: User, record: R) -> R:
    """Back to the unit where it belongs: what was seen by fewer before it was shared is not told to
    more by being taken out.

    :raises NotAllowed: where it isn't in the room.
    """
    if not rules.works_in(by, room) or record.room_id != room.room_id:
        raise NotAllowed("take_out")
    must_decide(by, record)
    seen = record.visibility if record.visibility in WIDE else Visibility.UNIT
    return records.change(record, by=by, verb="shared", room=None, visibility=seen)


def must_decide(by: User, record: Record) -> None:
    if not record.is_visible_to(by) or not rules.may_share(by, record):
        raise BadInput({"reference": _("Du kan bara dela det som du bestämmer över.")})
