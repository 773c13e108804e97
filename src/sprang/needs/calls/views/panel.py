"""All that the team has come to on one page, and telling those who answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.exports import export_response
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.links import downloads

from .. import actions, evaluation, rules
from ..charts import spread_chart
from ..enums import POINTS, CallStatus
from ..exports import panel_kind
from ..forms import OutcomeForm
from ..models import Answer, Call, Declared, TeamMember
from ..models.answer import OPENED
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
    said = dict(Declared.objects.filter(member=member).values_list("answer", "conflict"))
    mine = set(member.reviews.values_list("answer", flat=True))
    context: dict[str, Any] = {
        "call": call,
        "judged": judged,
        "chart": spread_chart(judged),
        "criteria": list(call.criteria.all()),
        "members": list(call.team.select_related("user")),
        "all_done": not any(left.values()),
        "waits": sum(1 for each in left.values() if each),
        "scored": mine,
        "undeclared": call.answers.opened().count() - len(said),
        "conflicts": sum(said.values()),
        "points": list(POINTS),
        "leads": rules.leads_team(request.user, call) and call.status == CallStatus.CLOSED,
        "verbs": {step.verb for step in CALL.allowed(call, request.user)},
        "downloads": downloads(request.GET),
        "form": form,
    }
    return render(request, "needs/calls/panel.html", context, status=status)


@login_required
@require_POST
def call_outcomes(request: UserRequest, ref: str) -> HttpResponse:
    call, member = team_call_or_404(request, ref)
    if not rules.leads_team(request.user, call) or call.status not in OPENED:
        raise Http404
    form = OutcomeForm(given(request))
    seen = Answer.objects.visible_to(request.user).opened().filter(call=call)
    chosen = [each for each in seen if str(each.uid) in request.POST.getlist("svar")]
    if form.is_valid() and (told := tell(request, call, chosen, form)) is not None:
        words = ngettext("Beskedet har gått till %(n)s.", "Beskedet har gått till %(n)s.", told)
        messages.success(request, words % {"n": told})
        return redirect("call-panel", request.platform.slug, call.reference)
    return shown(request, call, member, evaluation.panel(call, request.user), form, 422)


def tell(request: UserRequest, call: Call, chosen: list[Answer], form: OutcomeForm) -> int | None:
    """How many were told; None where it was refused, and the form says why."""
    try:
        return actions.give_outcome(call=call, by=request.user, answers=chosen, **form.cleaned_data)
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None
