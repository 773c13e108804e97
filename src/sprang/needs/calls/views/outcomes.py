"""Telling those who answered how it goes for them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest

from .. import actions, rules
from ..forms import OutcomeForm
from ..models import Answer, Call
from ..models.answer import OPENED
from .fetch import team_call_or_404
from .panel import shown


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
    return shown(request, call, member, form, 422)


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
