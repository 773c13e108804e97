"""Changes of state, each a resource of its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import Stale
from sprang.foundation.forms.editing import given, told_stale, version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before, once

from .. import actions
from ..forms import ReasonForm
from ..models import Call
from ..workflow import CALL
from .fetch import call_or_404, team_call_or_404


@login_required
@require_POST
def call_publish(request: UserRequest, ref: str) -> HttpResponse:
    call = call_or_404(request, ref)
    seen = version_seen(request)
    once(request, lambda: actions.publish_call(call=call, by=request.user, version=seen))
    messages.success(request, _("Utlysningen är ute."))
    return redirect(call)


@login_required
@require_POST
def call_open(request: UserRequest, ref: str) -> HttpResponse:
    call, _member = team_call_or_404(request, ref)
    seen = version_seen(request)
    once(request, lambda: actions.open_answers(call=call, by=request.user, version=seen))
    messages.success(request, _("Svaren är öppnade. Säg först om du har något intresse i dem."))
    return redirect("call-interests", request.platform.slug, call.reference)


@login_required
@require_http_methods(["GET", "POST"])
def call_decide(request: UserRequest, ref: str) -> HttpResponse:
    return ended(request, ref, "decide")


@login_required
@require_http_methods(["GET", "POST"])
def call_cancel(request: UserRequest, ref: str) -> HttpResponse:
    return ended(request, ref, "cancel")


def ended(request: UserRequest, ref: str, verb: str) -> HttpResponse:
    call = call_or_404(request, ref)
    is_again = request.method == "POST" and done_before(request)
    if not is_again and verb not in {step.verb for step in CALL.allowed(call, request.user)}:
        raise Http404
    form = ReasonForm(given(request), initial={"version": call.version})
    status = end(request, call, form, verb) if request.method == "POST" else 200
    if status == 302:
        messages.success(request, _("Sparat. De som har svarat får besked."))
        return redirect(call)
    context = {"call": call, "form": form, "verb": verb}
    return render(request, "needs/calls/end.html", context, status=status)


def end(request: UserRequest, call: Call, form: ReasonForm, verb: str) -> int:
    """The status to answer with. The words stay on the page where someone was faster."""
    if not form.is_valid():
        return 422
    deed = actions.decide_call if verb == "decide" else actions.cancel_call
    try:
        once(request, lambda: deed(call=call, by=request.user, **form.cleaned_data))
    except Stale as stale:
        told_stale(form, stale, call)
        return 409
    return 302
