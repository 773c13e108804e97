"""The list of solutions, one solution, register, edit, steps and sharing."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.lists import narrowed
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput
from sprang.foundation.links import UnknownRecord, records_at
from sprang.foundation.models import Record, User
from sprang.organisations.models import Organisation

from .. import actions
from ..answering import NEED
from ..models import Solution
from ..naming import no_such_need
from .shapes import (
    NeedNamedIn,
    SolutionDetailOut,
    SolutionEditIn,
    SolutionIn,
    SolutionPageOut,
    SolutionQuery,
    SolutionSharingIn,
    StepIn,
)

router = Router(tags=["solutions"])
ONE = "/solutions/{slug:platform_slug}/{slug:reference}"


def solution_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Solution:
    rows = Solution.objects.select_related("provider")
    solution: Solution = finding.record_or_404(rows, request, platform_slug, reference)
    return solution


def provider_of(user: User | AnonymousUser, uid: UUID) -> Organisation:
    provider = Organisation.objects.visible_to(user).filter(uid=uid).first()
    if provider is None:
        raise BadInput({"provider": _("Det finns ingen organisation med den beteckningen.")})
    return provider


def values_of(request: HttpRequest, given: SolutionIn | SolutionEditIn) -> dict[str, Any]:
    values = given.given()
    if given.provider:
        values["provider"] = provider_of(request.user, given.provider)
    if given.answers:
        values["answers"] = needs_of(request.user, given.answers)
    return values


def needs_of(user: User | AnonymousUser, named: list[NeedNamedIn]) -> list[Record]:
    pointers = ((need.platform, need.reference) for need in named)
    try:
        return records_at(pointers, kind=NEED, viewer=user)
    except UnknownRecord as unknown:
        raise BadInput({"answers": no_such_need(str(unknown))}) from unknown


@router.get("/solutions", response=SolutionPageOut, summary=gettext_noop("Lista lösningar"))
def list_solutions(request: HttpRequest, query: Query[SolutionQuery]) -> dict[str, Any]:
    rows = narrowed(Solution.objects.select_related("provider"), request, query)
    return page_of(request, rows, query)


@router.get(ONE, response=SolutionDetailOut, summary=gettext_noop("Visa en lösning"))
def show_solution(request: HttpRequest, platform_slug: str, reference: str) -> Solution:
    return solution_or_404(request, platform_slug, reference)


@router.post(
    "/solutions", response={201: SolutionDetailOut}, summary=gettext_noop("Lägg in en lösning")
)
def register_solution(
    request: HttpRequest, response: HttpResponse, given: SolutionIn
) -> Status[Solution]:
    user, platform = finding.user_of(request), finding.platform_named(given.platform)
    values = values_of(request, given) | {"platform": platform}
    values["scope"] = finding.scope_to_write_in(user, platform, given.scope)
    solution = repeatable(request, lambda: actions.register_solution(by=user, **values))
    response["Location"] = f"{request.path}/{platform.slug}/{solution.reference}"
    return Status(201, solution)


@router.patch(ONE, response=SolutionDetailOut, summary=gettext_noop("Ändra en lösnings ord"))
def edit_solution(
    request: HttpRequest, platform_slug: str, reference: str, given: SolutionEditIn
) -> Solution:
    solution = solution_or_404(request, platform_slug, reference)
    values = values_of(request, given)
    return actions.edit_solution(solution=solution, by=finding.user_of(request), **values)


@router.post(
    f"{ONE}/steps", response=SolutionDetailOut, summary=gettext_noop("Ta ett steg med en lösning")
)
def take_step(request: HttpRequest, platform_slug: str, reference: str, given: StepIn) -> Solution:
    solution = solution_or_404(request, platform_slug, reference)
    return actions.move_solution(
        solution=solution, verb=given.step, by=finding.user_of(request), version=given.version
    )


@router.post(
    f"{ONE}/sharing",
    response=SolutionDetailOut,
    summary=gettext_noop("Bestäm vem som får se en lösning"),
)
def share_solution(
    request: HttpRequest, platform_slug: str, reference: str, given: SolutionSharingIn
) -> Solution:
    solution = solution_or_404(request, platform_slug, reference)
    return actions.share_solution(
        solution=solution, by=finding.user_of(request), **given.model_dump()
    )
