"""What is said about a record, in the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import Paging, page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.lists.keyset import Order
from sprang.foundation.models import Record

from .. import actions, people
from ..models import Comment
from ..queries import comment_seen_by, dialogue_counts
from .shapes import (
    AnswerIn,
    CommentEditIn,
    CommentIn,
    CommentOut,
    CommentPageOut,
    DialogueOut,
    RemovalIn,
)

router = Router(tags=["dialogue"])
NEWEST = Order("at")


def record_or_404(request: HttpRequest, uid: UUID) -> Record:
    seen = Record.objects.visible_to(request.user).select_related("platform", "scope")
    found: Record = get_object_or_404(seen, uid=uid)
    return found


def comment_or_404(request: HttpRequest, uid: UUID) -> Comment:
    found: Comment = get_object_or_404(comment_seen_by(request.user), uid=uid)
    return found


@router.get(
    "/records/{uuid:uid}/dialogue",
    response=DialogueOut,
    summary=gettext_noop("Visa hur mycket som sägs om något, och vad man själv har valt"),
)
def show_dialogue(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    return dialogue_counts(record_or_404(request, uid), request.user)


@router.get(
    "/records/{uuid:uid}/comments",
    response=CommentPageOut,
    summary=gettext_noop("Lista vad som sägs om något"),
)
def list_comments(request: HttpRequest, uid: UUID, query: Query[Paging]) -> dict[str, Any]:
    record = record_or_404(request, uid)
    rows = comment_seen_by(request.user).filter(record=record)
    return page_of(request, rows, query, NEWEST)


@router.post(
    "/records/{uuid:uid}/comments",
    response={201: CommentOut},
    summary=gettext_noop("Skriv ett inlägg eller en fråga"),
)
def write_comment(request: HttpRequest, uid: UUID, given: CommentIn) -> Status[Comment]:
    record, by = record_or_404(request, uid), finding.user_of(request)

    def make() -> Comment:
        named = people.chosen(record, by, "", [str(each) for each in given.mentions])
        text, kind = given.text, given.kind
        return actions.write_comment(record=record, by=by, text=text, kind=kind, mentions=named)

    return Status(201, repeatable(request, make))


@router.post(
    "/comments/{uuid:uid}/answers",
    response={201: CommentOut},
    summary=gettext_noop("Svara på ett inlägg eller en fråga"),
)
def answer_comment(request: HttpRequest, uid: UUID, given: AnswerIn) -> Status[Comment]:
    comment, by = comment_or_404(request, uid), finding.user_of(request)

    def make() -> Comment:
        named = people.chosen(comment.record, by, "", [str(each) for each in given.mentions])
        return actions.answer_comment(comment=comment, by=by, text=given.text, mentions=named)

    return Status(201, repeatable(request, make))


@router.patch(
    "/comments/{uuid:uid}", response=CommentOut, summary=gettext_noop("Ändra sitt inlägg")
)
def edit_comment(request: HttpRequest, uid: UUID, given: CommentEditIn) -> Comment:
    comment, by = comment_or_404(request, uid), finding.user_of(request)
    return actions.edit_comment(comment=comment, by=by, text=given.text)


@router.post(
    "/comments/{uuid:uid}/removal",
    response=CommentOut,
    summary=gettext_noop("Ta bort ett inlägg"),
)
def remove_comment(request: HttpRequest, uid: UUID, given: RemovalIn) -> Comment:
    comment, by = comment_or_404(request, uid), finding.user_of(request)
    return actions.remove_comment(comment=comment, by=by, reason=given.reason)
