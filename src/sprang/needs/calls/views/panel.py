"""All that the team has come to, on one page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_response
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.links import downloads
from sprang.foundation.models import User

from .. import evaluation, rules
from ..charts import spread_chart
from ..enums import POINTS, CallStatus
from ..forms import OutcomeForm
from ..models import Answer, Call, Declared, TeamMember
from ..models.answer import OPENED
from ..panel_export import panel_kind
from ..workflow import CALL
from .fetch import team_call_or_404


@login_required
@require_safe
def call_panel(request: UserRequest, ref: str) -> HttpResponseBase:
    call, member = team_call_or_404(request, ref)
    if call.status not in OPENED:
        raise Http404
    prefetch_related_objects([call], "criteria")
    left = evaluation.remaining(call)
    judged = evaluation.panel(call, request.user, not any(left.values()))
    if wanted := request.GET.get("format"):
        rows = Answer.objects.visible_to(request.user).opened().filter(call=call)
        kind = panel_kind(call, judged)
        return export_response(wanted, kind, rows.order_by("organisation__name", "pk"))
    return shown(request, call, member, judged, OutcomeForm(), left=left)


def shown(
    request: UserRequest,
    call: Call,
    member: TeamMember,
    judged: list[evaluation.Judged],
    form: OutcomeForm,
    status: int = 200,
    left: dict[int, int] | None = None,
) -> HttpResponse:
    left = evaluation.remaining(call) if left is None else left
    context: dict[str, Any] = {
        "call": call,
        "judged": judged,
        "chart": spread_chart(judged),
        "criteria": list(call.criteria.all()),
        "members": list(call.team.select_related("user")),
        "all_done": not any(left.values()),
        "waits": sum(1 for each in left.values() if each),
        "points": list(POINTS),
        "downloads": downloads(request.GET),
        "form": form,
        **own_part(request.user, call, member),
    }
    return render(request, "needs/calls/panel.html", context, status=status)


def own_part(user: User, call: Call, member: TeamMember) -> dict[str, Any]:
    """What the reader has said and given, and what they may do."""
    said = dict(Declared.objects.filter(member=member).values_list("answer", "conflict"))
    return {
        "scored": set(member.reviews.values_list("answer", flat=True)),
        "undeclared": call.answers.opened().count() - len(said),
        "conflicts": sum(said.values()),
        "leads": rules.leads_team(user, call) and call.status == CallStatus.CLOSED,
        "verbs": {step.verb for step in CALL.allowed(call, user)},
    }
