"""Reading what has come in, and deciding on it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.lists.keyset import Order
from sprang.needs.api.shapes import NeedDetailOut
from sprang.needs.models import Need

from .. import actions
from ..models import Submission
from .shapes import DecliningIn, SubmissionOut, SubmissionPageOut, SubmissionQuery, TakingIn

submissions = Router(tags=["submissions"])
ONE = "/submissions/{platform_slug}/{uuid:uid}"
OLDEST = Order("created_at", newest_first=False)


def submission_or_404(request: HttpRequest, platform_slug: str, uid: UUID) -> Submission:
    rows = Submission.objects.visible_to(finding.user_of(request))
    rows = rows.filter(platform__slug=platform_slug)
    found: Submission = get_object_or_404(rows.select_related("platform", "need"), uid=uid)
    return found


@submissions.get(
    "/submissions", response=SubmissionPageOut, summary=gettext_noop("Lista det som har kommit in")
)
def list_submissions(request: HttpRequest, query: Query[SubmissionQuery]) -> dict[str, Any]:
    rows = Submission.objects.visible_to(finding.user_of(request))
    asked = {"platform__slug": query.platform, "state": query.state}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return page_of(request, rows.select_related("platform", "need"), query, OLDEST)


@submissions.post(
    f"{ONE}/taking-in",
    response={201: NeedDetailOut},
    summary=gettext_noop("Ta in det som ett behov"),
)
def take_in_submission(
    request: HttpRequest, platform_slug: str, uid: UUID, given: TakingIn
) -> Status[Need]:
    told, user = submission_or_404(request, platform_slug, uid), finding.user_of(request)
    words = given.model_dump()
    words["scope"] = finding.scope_to_write_in(user, told.platform, given.scope)
    return Status(201, actions.take_in(submission=told, by=user, **words))


@submissions.post(
    f"{ONE}/declining", response=SubmissionOut, summary=gettext_noop("Avböj, med ett skäl")
)
def decline_submission(
    request: HttpRequest, platform_slug: str, uid: UUID, given: DecliningIn
) -> Submission:
    told = submission_or_404(request, platform_slug, uid)
    actions.decline(submission=told, by=finding.user_of(request), **given.model_dump())
    return told


@submissions.post(
    f"{ONE}/holding", response=SubmissionOut, summary=gettext_noop("Stoppa det som skräp")
)
def hold_submission(request: HttpRequest, platform_slug: str, uid: UUID) -> Submission:
    told = submission_or_404(request, platform_slug, uid)
    actions.hold(submission=told, by=finding.user_of(request))
    return told


@submissions.post(
    f"{ONE}/release", response=SubmissionOut, summary=gettext_noop("Släpp fram det som stoppats")
)
def release_submission(request: HttpRequest, platform_slug: str, uid: UUID) -> Submission:
    told = submission_or_404(request, platform_slug, uid)
    actions.release(submission=told, by=finding.user_of(request))
    return told
