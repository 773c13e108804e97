"""Files of a room. Who sees the room may fetch them, and that is written down."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.all_or_none import all_or_none
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.files import Upload, attach_file
from sprang.foundation.models import File, User

from .. import rules
from ..enums import Happening
from ..models import Room
from ..models.room import MOST
from .telling import hold, log

SOON = timedelta(minutes=15)


def add_files(*, room: Room, by: User, uploads: Collection[Upload]) -> Room:
    """:raises NotAllowed: for whoever is not in it, or where it is archived.
    :raises BadInput: a file that can't be taken in, or more than a room holds.
    """
    with all_or_none() as attached, journal.together():
        hold(room, by)
        if not rules.works_in(by, room):
            raise NotAllowed("add_files")
        must_hold(room, len(uploads))
        for upload in uploads:
            file = attach_file(record=room, by=by, upload=upload)
            attached.append(file)
            log(room, Happening.FILE_ADDED, by, words=file.name)
    return room


def must_hold(room: Room, more: int) -> None:
    if room.files.count() + more > MOST:
        said = _("Rummet är fullt: högst %(n)s filer. Ta bort någon först.")
        raise BadInput({"file": said % {"n": MOST}})


@transaction.atomic
def drop_file(*, room: Room, by: User, uid: UUID) -> None:
    """For good: the room's log tells that it was there.

    :raises NotAllowed: for others than who put it there and those who lead the room.
    """
    hold(room, by)
    file = File.objects.select_for_update().filter(record=room.pk, uid=uid).first()
    if file is None or not rules.may_drop(by, room, file):
        raise NotAllowed("drop_file")
    storage, stored = file.content.storage, file.content.name or ""
    log(room, Happening.FILE_DROPPED, by, words=file.name)
    file.delete()
    journal.append("room.file_dropped", subject=room, by=by, data={"file": str(uid)})
    transaction.on_commit(lambda: storage.delete(stored))


def told_opened(file: File, by: User) -> None:
    """Not in the journal, which would grow by what is read. Fetched in parts, or once more soon
    after, it was opened once.
    """
    room = Room.objects.get(pk=file.record_id)
    lately = room.events.filter(at__gt=timezone.now() - SOON)
    if not lately.filter(kind=Happening.FILE_OPENED, by=by, words=file.name[:300]).exists():
        log(room, Happening.FILE_OPENED, by, words=file.name)
