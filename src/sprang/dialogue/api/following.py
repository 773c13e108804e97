"""Supporting and following, in the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Body, Query, Router

from sprang.foundation.api import finding
from sprang.foundation.api.paging import Paging, page_of

from .. import actions
from ..queries import dialogue_counts
from ..told import followed_by
from .comments import record_or_404
from .news_shapes import FollowedPageOut, FollowIn
from .shapes import DialogueOut

router = Router(tags=["dialogue"])


@router.put("/records/{uuid:uid}/support", response=DialogueOut, summary=gettext_noop("Stöd något"))
def give_support(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    record, by = record_or_404(request, uid), finding.user_of(request)
    actions.support(record=record, by=by)
    return dialogue_counts(record, by)


@router.delete(
    "/records/{uuid:uid}/support",
    response=DialogueOut,
    summary=gettext_noop("Ta tillbaka sitt stöd"),
)
def take_back_support(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    record, by = record_or_404(request, uid), finding.user_of(request)
    actions.take_back_support(record=record, by=by)
    return dialogue_counts(record, by)


@router.put("/records/{uuid:uid}/follow", response=DialogueOut, summary=gettext_noop("Följ något"))
def follow_record(
    request: HttpRequest,
    uid: UUID,
    given: Body[FollowIn] = FollowIn(),  # noqa: B008  nothing need be sent
) -> dict[str, Any]:
    record, by = record_or_404(request, uid), finding.user_of(request)
    actions.follow(record=record, by=by, has_letters=given.letters)
    return dialogue_counts(record, by)


@router.delete(
    "/records/{uuid:uid}/follow", response=DialogueOut, summary=gettext_noop("Sluta följa något")
)
def unfollow_record(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    record, by = record_or_404(request, uid), finding.user_of(request)
    actions.unfollow(record=record, by=by)
    return dialogue_counts(record, by)


@router.get("/follows", response=FollowedPageOut, summary=gettext_noop("Lista vad man följer"))
def list_follows(request: HttpRequest, query: Query[Paging]) -> dict[str, Any]:
    rows = followed_by(finding.user_of(request)).select_related("platform")
    return page_of(request, rows, query)
