"""Files of a room. Who sees the room may fetch them, and that is written down."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.all_or_none import all_or_none
from sprang.foundation.errors import NotAllowed
from sprang.foundation.files import Upload, attach_file
from sprang.foundation.models import File, User

from .. import rules
from ..enums import Happening
from ..models import Room
from .telling import log


def add_files(*, room: Room, by: User, uploads: Collection[Upload]) -> Room:
    """:raises NotAllowed: for whoever is not in it, or where it is archived.
    :raises BadInput: a file that can't be taken in.
    """
    if not rules.works_in(by, room):
        raise NotAllowed("add_files")
    with all_or_none() as attached, journal.together():
        for upload in uploads:
            file = attach_file(record=room, by=by, upload=upload)
            attached.append(file)
            log(room, Happening.FILE_ADDED, by, words=file.name)
    return room


@transaction.atomic
def drop_file(*, room: Room, by: User, uid: UUID) -> None:
    """For good: the room's log tells that it was there.

    :raises NotAllowed: for others than who put it there and those who lead the room.
    """
    file = File.objects.select_for_update().filter(record=room.pk, uid=uid).first()
    if file is None or not rules.may_drop(by, room, file):
        raise NotAllowed("drop_file")
    storage, stored = file.content.storage, file.content.name or ""
    log(room, Happening.FILE_DROPPED, by, words=file.name)
    file.delete()
    journal.append("room.file_dropped", subject=room, by=by, data={"file": str(uid)})
    transaction.on_commit(lambda: storage.delete(stored))


def told_opened(file: File, by: User) -> None:
    """Not in the journal, which would grow by what is read."""
    log(Room.objects.get(pk=file.record_id), Happening.FILE_OPENED, by, words=file.name)
