"""The team in the API: who is of it, and what each declares."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Status

from sprang.foundation.api import finding

from .. import actions, rules
from ..models import Call
from .judging_shapes import InterestsIn
from .routes import ONE, call_or_404

interests = Router(tags=["calls"])


def team_call_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Call:
    call = call_or_404(request, platform_slug, reference)
    if rules.membership(finding.user_of(request), call) is None:
        raise Http404
    return call


@interests.get(
    f"{ONE}/interests",
    response=list[dict[str, str]],
    summary=gettext_noop("Lista namnen att ta ställning till"),
)
def list_interests(request: HttpRequest, platform_slug: str, reference: str) -> Any:
    call = team_call_or_404(request, platform_slug, reference)
    rows = call.answers.opened().select_related("organisation").order_by("organisation__name")
    return [{"answer": str(each.uid), "organisation": each.organisation.name} for each in rows]


@interests.post(
    f"{ONE}/interests", response={204: None}, summary=gettext_noop("Säg om du har intressen")
)
def declare_interests(
    request: HttpRequest, platform_slug: str, reference: str, given: InterestsIn
) -> Status[None]:
    call = team_call_or_404(request, platform_slug, reference)
    said = {each.answer: each.conflict for each in given.interests}
    found = {each: said[each.uid] for each in call.answers.opened().filter(uid__in=said)}
    if len(found) != len(said):
        raise Http404
    actions.declare(call=call, by=finding.user_of(request), conflicts=found)
    return Status(204, None)
