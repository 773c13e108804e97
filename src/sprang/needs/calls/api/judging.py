"""Judging in the API: open, score, see the panel, tell, decide."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Body, Router, Status

from sprang.foundation.api import finding

from .. import actions, evaluation
from ..models import Answer, Call
from ..models.answer import OPENED
from ..progress import progress
from .interests import team_call_or_404
from .judging_shapes import OutcomeIn, PanelOut, ScoreIn, ToldOut
from .routes import ONE
from .shapes import CallDetailOut
from .writing_shapes import CallSeenIn, EndIn

judging = Router(tags=["calls"])


@judging.post(
    f"{ONE}/opening", response=CallDetailOut, summary=gettext_noop("Öppna svaren på en utlysning")
)
def open_answers(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    given: Body[CallSeenIn] = CallSeenIn(),  # noqa: B008  nothing need be sent
) -> Call:
    call = team_call_or_404(request, platform_slug, reference)
    return actions.open_answers(call=call, by=finding.user_of(request), version=given.version)


@judging.get(f"{ONE}/panel", response=PanelOut, summary=gettext_noop("Visa bedömningen av svaren"))
def show_call_panel(request: HttpRequest, platform_slug: str, reference: str) -> dict[str, Any]:
    """The answers that the caller may read; points when all have scored."""
    call = team_call_or_404(request, platform_slug, reference)
    if call.status not in OPENED:
        raise Http404
    known = progress(call)
    judged = evaluation.panel(call, finding.user_of(request), known)
    return {"all_have_scored": known.is_done, "items": [shown(each) for each in judged]}


def shown(judged: evaluation.Judged) -> dict[str, Any]:
    answer, spread = judged.answer, judged.spread
    figures = {name: getattr(spread, name, None) for name in ("low", "high", "deviation")}
    given = [
        {"name": str(member.user), "role": member.role, "total": total}
        for member, total in judged.by_member.items()
    ]
    return {
        "uid": answer.uid,
        "organisation": answer.organisation.name,
        "sent": answer.sent or {},
        "total": judged.total,
        "outcome": answer.outcome,
        "given": given,
        **figures,
    }


@judging.put(
    f"{ONE}/answers/{{uuid:uid}}/score",
    response={204: None},
    summary=gettext_noop("Sätt poäng på ett svar"),
)
def score_answer(
    request: HttpRequest, platform_slug: str, reference: str, uid: UUID, given: ScoreIn
) -> Status[None]:
    call, user = team_call_or_404(request, platform_slug, reference), finding.user_of(request)
    seen = Answer.objects.visible_to(user).opened().filter(call=call)
    answer = get_object_or_404(seen, uid=uid)
    actions.score_answer(answer=answer, by=user, **given.model_dump())
    return Status(204, None)


@judging.post(
    f"{ONE}/outcomes", response=ToldOut, summary=gettext_noop("Ge besked till dem som har svarat")
)
def give_outcomes(
    request: HttpRequest, platform_slug: str, reference: str, given: OutcomeIn
) -> dict[str, int]:
    call, user = team_call_or_404(request, platform_slug, reference), finding.user_of(request)
    seen = Answer.objects.visible_to(user).opened().filter(call=call)
    found = list(seen.filter(uid__in=given.answers))
    if len(found) != len(set(given.answers)):
        raise Http404
    words = {"outcome": given.outcome, "reason": given.reason}
    return {"told": actions.give_outcome(call=call, by=user, answers=found, **words)}


@judging.post(f"{ONE}/decision", response=CallDetailOut, summary=gettext_noop("Avsluta med beslut"))
def decide_call(request: HttpRequest, platform_slug: str, reference: str, given: EndIn) -> Call:
    call = team_call_or_404(request, platform_slug, reference)
    return actions.decide_call(call=call, by=finding.user_of(request), **given.model_dump())
