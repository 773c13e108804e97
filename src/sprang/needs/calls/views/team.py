"""Who reads and judges the answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import once_gone

from .. import actions, rules
from ..forms import TeamForm
from ..models import Call
from ..progress import progress
from .fetch import team_call_or_404


@login_required
@require_http_methods(["GET", "POST"])
def call_team(request: UserRequest, ref: str) -> HttpResponse:
    call, _member = team_call_or_404(request, ref)
    leads = rules.leads_team(request.user, call)
    form = TeamForm(given(request))
    if request.method == "POST":
        if not leads:
            raise Http404
        if form.is_valid() and added(request, call, form):
            messages.success(request, _("Gruppen är ändrad."))
            return redirect("call-team", request.platform.slug, call.reference)
    known = progress(call)
    team = [(each, known.left[each.pk]) for each in known.members]
    context = {"call": call, "team": team, "leads": leads, "form": form}
    return render(request, "needs/calls/team.html", context, status=422 if form.errors else 200)


def added(request: UserRequest, call: Call, form: TeamForm) -> bool:
    person, role = form.cleaned_data["email"], form.cleaned_data["role"]
    try:
        actions.add_to_team(call=call, by=request.user, user=person, role=role)
    except BadInput as fault:
        form.add_error("email", " ".join(fault.faults.values()))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


@login_required
@require_POST
def call_team_leave(request: UserRequest, ref: str) -> HttpResponse:
    call, _member = team_call_or_404(request, ref)
    if not rules.leads_team(request.user, call):
        raise Http404
    once_gone(request, lambda: take_out(request, call, request.POST.get("person", "")))
    messages.success(request, _("Gruppen är ändrad."))
    return redirect("call-team", request.platform.slug, call.reference)


def take_out(request: UserRequest, call: Call, uid: str) -> None:
    team = User.objects.filter(call_teams__call=call)
    person = next((each for each in team if str(each.uid) == uid), None)
    if person is None:
        raise Http404
    actions.leave_team(call=call, by=request.user, user=person)
