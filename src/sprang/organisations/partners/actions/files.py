"""Files of an agreement."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.all_or_none import all_or_none
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.files import TYPES, Upload, check_upload, clean_name
from sprang.foundation.models import User

from ..models import Agreement, AgreementFile
from .holding import held_by, told_of

MOST = 5


def attach_to_agreement(*, agreement: Agreement, by: User, upload: Upload) -> AgreementFile:
    """:raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises BadInput: the file can't be taken in.
    :raises Refused: there are as many as there may be.
    """
    if reason := check_upload(upload):
        raise BadInput({"file": reason})
    file = _described(agreement, by, upload)
    with transaction.atomic():
        held = held_by(by, agreement.partnership)
        if not Agreement.objects.select_for_update().filter(pk=agreement.pk).exists():
            raise NotAllowed("attach_to_agreement")
        if agreement.files.count() >= MOST:
            raise Refused(_("Högst %(n)s filer. Ta bort en först.") % {"n": MOST})
        file.content.save(file.name, upload, save=False)
        try:
            file.save()
            told_of("file_attached", held, by, agreement=str(agreement.uid))
        except BaseException:
            # the database forgets what it was told, the disk does not
            file.content.delete(save=False)
            raise
    return file


def attach_all(*, agreement: Agreement, by: User, uploads: Sequence[Upload]) -> None:
    """All of them, or none where one can't be taken in.

    :raises: as `attach_to_agreement`.
    """
    with all_or_none() as attached, journal.together():
        for upload in uploads:
            file = attach_to_agreement(agreement=agreement, by=by, upload=upload)
            attached.append(file)


def _described(agreement: Agreement, by: User, upload: Upload) -> AgreementFile:
    name = clean_name(upload.name or "")
    return AgreementFile(
        agreement=agreement,
        name=name,
        content_type=TYPES[f".{name.rsplit('.', 1)[-1]}".lower()][0],
        size=upload.size or 0,
        uploaded_by=by,
    )


@transaction.atomic
def drop_from_agreement(*, agreement: Agreement, uid: UUID, by: User) -> None:
    """:raises NotAllowed: unless `by` leads the platform, or where there is no such file."""
    held = held_by(by, agreement.partnership)
    file = agreement.files.filter(uid=uid).first()
    if file is None:
        raise NotAllowed("drop_from_agreement")
    forget(file)
    told_of("file_dropped", held, by, agreement=str(agreement.uid))


def forget(file: AgreementFile) -> None:
    """The row now, and what lies on the disk when nothing can bring the row back."""
    storage, name = file.content.storage, file.content.name
    file.delete()
    transaction.on_commit(lambda: storage.delete(name or ""))
