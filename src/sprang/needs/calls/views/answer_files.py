"""Files of an answer: taken in and crossed out with it, and fetched."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sprang.foundation.errors import BadInput
from sprang.foundation.files import Upload, check_upload
from sprang.foundation.http import UserRequest

from .. import actions
from ..enums import BlockKind
from ..models import Answer, AnswerFile, Block


def exchange_files(request: UserRequest, answer: Answer, blocks: Sequence[Block]) -> None:
    """Those crossed out go, those chosen come; what can't be taken in is told before either."""
    wanted = list(chosen(request, blocks))
    faults = {block.key: reason for block, upload in wanted if (reason := check_upload(upload))}
    if faults:
        raise BadInput(faults)
    for uid in request.POST.getlist("bort"):
        try:
            actions.drop_from_answer(answer=answer, uid=UUID(uid), by=request.user)
        except ValueError as error:
            raise Http404 from error
    for block, upload in wanted:
        actions.attach_to_answer(answer=answer, block=block, by=request.user, upload=upload)


def chosen(request: UserRequest, blocks: Sequence[Block]) -> Iterator[tuple[Block, Upload]]:
    for block in blocks:
        if block.kind == BlockKind.FILE:
            yield from ((block, each) for each in request.FILES.getlist(f"fil-{block.key}"))


@login_required
@require_safe
def answer_file(request: UserRequest, uid: UUID) -> Any:
    """To the senders all that is theirs; to the team what was sent. Never to be shown, always to be
    saved: what others uploaded must not run on our address."""
    seen = Answer.objects.visible_to(request.user)
    file = get_object_or_404(AnswerFile.objects.select_related("answer"), uid=uid, answer__in=seen)
    if not Answer.objects.own(request.user).filter(pk=file.answer_id).exists():
        must_be_sent(file)
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def must_be_sent(file: AnswerFile) -> None:
    sent: dict[str, Any] = file.answer.sent or {}
    block = Block.objects.get(pk=file.block_id)
    if str(file.uid) not in (sent.get(block.key) or []):
        raise Http404
