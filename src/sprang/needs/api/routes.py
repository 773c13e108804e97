"""The list of needs, one need, capture, edit, requirements."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.lists import narrowed
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable

from .. import actions
from ..enums import Source
from ..models import Need
from ..queries import by_goal
from .shapes import (
    NeedDetailOut,
    NeedEditIn,
    NeedIn,
    NeedPageOut,
    NeedQuery,
    RequirementsIn,
)

router = Router(tags=["needs"])
ONE = "/needs/{slug:platform_slug}/{slug:reference}"


def need_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Need:
    need: Need = finding.record_or_404(Need.objects.all(), request, platform_slug, reference)
    return need


@router.get("/needs", response=NeedPageOut, summary=gettext_noop("Lista behov"))
def list_needs(request: HttpRequest, query: Query[NeedQuery]) -> dict[str, Any]:
    rows = narrowed(Need.objects.all(), request, query)
    return page_of(request, by_goal(rows, query.goal) if query.goal else rows, query)


@router.get(ONE, response=NeedDetailOut, summary=gettext_noop("Visa ett behov"))
def show_need(request: HttpRequest, platform_slug: str, reference: str) -> Need:
    return need_or_404(request, platform_slug, reference)


@router.post(
    "/needs", response={201: NeedDetailOut}, summary=gettext_noop("Skriv ett behov: vad skaver?")
)
def capture_need(request: HttpRequest, response: HttpResponse, given: NeedIn) -> Status[Need]:
    user, platform = finding.user_of(request), finding.platform_named(given.platform)
    fields = given.given() | {"platform": platform, "source": Source.API}
    fields["scope"] = finding.scope_to_write_in(user, platform, given.scope)
    need = repeatable(request, lambda: actions.capture_need(by=user, **fields))
    response["Location"] = f"{request.path}/{platform.slug}/{need.reference}"
    return Status(201, need)


@router.patch(ONE, response=NeedDetailOut, summary=gettext_noop("Ändra ett behovs ord"))
def edit_need(request: HttpRequest, platform_slug: str, reference: str, given: NeedEditIn) -> Need:
    need = need_or_404(request, platform_slug, reference)
    values = given.given()
    if "scope" in values:
        values["scope"] = finding.scope_to_move_to(finding.user_of(request), need, given.scope)
    return actions.edit_need(need=need, by=finding.user_of(request), **values)


@router.put(
    f"{ONE}/requirements",
    response=NeedDetailOut,
    summary=gettext_noop("Ersätt kraven på en lösning"),
)
def set_requirements(
    request: HttpRequest, platform_slug: str, reference: str, given: RequirementsIn
) -> Need:
    need = need_or_404(request, platform_slug, reference)
    rows = [row.model_dump() for row in given.requirements]
    user = finding.user_of(request)
    actions.set_requirements(need=need, by=user, rows=rows, version=given.version)
    return need
