"""Changes of state, each a resource of its own: POST /behov/<ref>/skarpning/."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import Stale
from sprang.foundation.forms.attaching import attach_from
from sprang.foundation.forms.editing import given, told_stale, version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before, once

from .. import actions
from ..forms import CloseForm
from ..models import Need
from ..rules import may_edit
from ..workflow import NEED
from .fetch import need_or_404


@login_required
@require_POST
def need_sharpen(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    seen = version_seen(request)
    once(request, lambda: actions.sharpen_need(need=need, by=request.user, version=seen))
    return done(request, need, _("Behovet är skärpt."))


@login_required
@require_POST
def need_reopen(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    seen = version_seen(request)
    once(request, lambda: actions.reopen_need(need=need, by=request.user, version=seen))
    return done(request, need, _("Behovet är öppet igen."))


@login_required
@require_POST
def need_share(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    wanted, seen = request.POST.get("visibility", ""), version_seen(request)
    share = partial(actions.share_need, need=need, by=request.user, visibility=wanted)
    once(request, lambda: share(version=seen))
    return done(request, need, _("Nu ser de du valde behovet."))


@login_required
@require_http_methods(["GET", "POST"])
def need_withdraw(request: UserRequest, ref: str) -> HttpResponse:
    need = allowed(request, ref, "withdraw")
    if request.method == "GET":
        return render(request, "needs/withdraw.html", {"need": need})
    seen = version_seen(request)
    once(request, lambda: actions.withdraw_need(need=need, by=request.user, version=seen))
    return done(request, need, _("Behovet är återtaget. Du kan öppna det igen."))


@login_required
@require_http_methods(["GET", "POST"])
def need_close(request: UserRequest, ref: str) -> HttpResponse:
    need = allowed(request, ref, "close")
    form = CloseForm(given(request), initial={"version": need.version})
    status = closed(request, need, form) if request.method == "POST" else 200
    if status == 302:
        return done(request, need, _("Behovet är avslutat."))
    return render(request, "needs/close.html", {"need": need, "form": form}, status=status)


def closed(request: UserRequest, need: Need, form: CloseForm) -> int:
    """The status to answer with. The reason stays on the page where someone was faster."""
    if not form.is_valid():
        return 422
    try:
        once(request, lambda: actions.close_need(need=need, by=request.user, **form.cleaned_data))
    except Stale as stale:
        told_stale(form, stale, need)
        return 409
    return 302


@login_required
@require_POST
def need_file(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if not may_edit(request.user, need):
        raise Http404
    return attach_from(request, need)


def allowed(request: UserRequest, ref: str, verb: str) -> Need:
    """The need, if the verb stands open to the person; a page about nothing is a 404."""
    need = need_or_404(request, ref)
    if request.method == "POST" and done_before(request):
        return need
    if verb not in {transition.verb for transition in NEED.allowed(need, request.user)}:
        raise Http404
    return need


def done(request: UserRequest, need: Need, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect(need)
