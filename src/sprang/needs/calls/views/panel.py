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
from ..models import Answer, Call, TeamMember
from ..models.answer import OPENED
from ..panel_export import panel_kind
from ..progress import Progress, progress
from ..workflow import CALL
from .fetch import team_call_or_404


@login_required
@require_safe
def call_panel(request: UserRequest, ref: str) -> HttpResponseBase:
    call, member = team_call_or_404(request, ref)
    if call.status not in OPENED:
        raise Http404
    if wanted := request.GET.get("format"):
        rows = Answer.objects.visible_to(request.user).opened().filter(call=call)
        kind = panel_kind(call, evaluation.panel(call, request.user))
        return export_response(wanted, kind, rows.order_by("organisation__name", "pk"))
    return shown(request, call, member, OutcomeForm())


def shown(
    request: UserRequest, call: Call, member: TeamMember, form: OutcomeForm, status: int = 200
) -> HttpResponse:
    prefetch_related_objects([call], "criteria")
    context = {"call": call, "form": form, "downloads": downloads(request.GET)}
    context |= team_part(request.user, call, member)
    return render(request, "needs/calls/panel.html", context, status=status)


def team_part(user: User, call: Call, member: TeamMember) -> dict[str, Any]:
    """What all have said and given, and the reader's own."""
    known = progress(call)
    judged = evaluation.panel(call, user, known)
    return {
        "judged": judged,
        "chart": spread_chart(judged),
        "criteria": list(call.criteria.all()),
        "members": known.members,
        "all_done": known.is_done,
        "waits": sum(1 for each in known.left.values() if each),
        "points": list(POINTS),
        **own_part(user, call, member, known),
    }


def own_part(user: User, call: Call, member: TeamMember, known: Progress) -> dict[str, Any]:
    """What the reader has said and given, and what they may do."""
    said = known.declared_by(member)
    return {
        "scored": known.scored_by(member),
        "undeclared": len(known.outcomes) - len(said),
        "conflicts": sum(said),
        "leads": rules.leads_team(user, call) and call.status == CallStatus.CLOSED,
        "verbs": {step.verb for step in CALL.allowed(call, user)},
    }
