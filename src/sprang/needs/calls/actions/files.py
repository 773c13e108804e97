"""Files of an answer."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.files import TYPES, Upload, check_upload, clean_name
from sprang.foundation.models import User

from ..enums import BlockKind
from ..models import Answer, AnswerFile, Block
from .answers import must_own

MOST = 5


def attach_to_answer(*, answer: Answer, block: Block, by: User, upload: Upload) -> AnswerFile:
    """Keep a file with a block of an answer.

    :raises NotAllowed: the answer is not theirs, or the block not one for files of its call.
    :raises BadInput: the file can't be taken in.
    :raises Refused: there are as many as there may be.
    """
    must_own(by, answer)
    if block.call_id != answer.call_id or block.kind != BlockKind.FILE:
        raise NotAllowed("attach_to_answer")
    if reason := check_upload(upload):
        raise BadInput({block.key: reason})
    file = _described(answer, block, by, upload)
    with transaction.atomic():
        held = Answer.objects.select_for_update().get(pk=answer.pk)
        if len(held.content.get(block.key) or []) >= MOST:
            raise Refused(_("Högst %(n)s filer. Ta bort en först.") % {"n": MOST})
        file.content.save(file.name, upload, save=False)
        try:
            file.save()
            _list(held, block, [*(held.content.get(block.key) or []), str(file.uid)])
        except BaseException:
            # the database forgets what it was told, the disk does not
            file.content.delete(save=False)
            raise
    answer.content = held.content
    return file


def _described(answer: Answer, block: Block, by: User, upload: Upload) -> AnswerFile:
    name = clean_name(upload.name or "")
    ending = f".{name.rsplit('.', 1)[-1]}".lower()
    return AnswerFile(
        answer=answer,
        block=block,
        name=name,
        content_type=TYPES[ending][0],
        size=upload.size or 0,
        uploaded_by=by,
    )


def _list(answer: Answer, block: Block, uids: list[str]) -> None:
    answer.content = {**answer.content, block.key: uids}
    answer.changed_at = timezone.now()
    answer.save(update_fields=["content", "changed_at"])


@transaction.atomic
def drop_from_answer(*, answer: Answer, uid: UUID, by: User) -> None:
    """Take a file out of the draft. One that has been sent stays with what was sent."""
    must_own(by, answer)
    held = Answer.objects.select_for_update().get(pk=answer.pk)
    file = held.files.filter(uid=uid).select_related("block").first()
    if file is None:
        raise NotAllowed("drop_from_answer")
    left = [each for each in held.content.get(file.block.key) or [] if each != str(uid)]
    _list(held, file.block, left)
    if str(uid) not in ((held.sent or {}).get(file.block.key) or []):
        storage, name = file.content.storage, file.content.name
        file.delete()
        transaction.on_commit(lambda: storage.delete(name or ""))
    answer.content = held.content
