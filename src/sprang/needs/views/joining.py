"""Those who have the same need: join, leave, own it together."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once, once_gone

from .. import actions
from ..forms import JoinForm
from ..models import Joining, Need
from .fetch import need_or_404

OWNING = {
    "bjud-in": actions.invite_to_own,
    "tacka-ja": actions.accept_to_own,
    "avsta": actions.stop_owning,
}


@login_required
@require_http_methods(["GET", "POST"])
def need_join(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    form = JoinForm(given(request), user=request.user, need=need)
    if not need.is_open or not form.places.exists():
        raise Http404
    if request.method == "POST" and form.is_valid() and joined(request, need, form):
        messages.success(request, _("Tack. Nu står det att ni också har det."))
        return redirect(need)
    context = {"need": need, "form": form}
    return render(request, "needs/join.html", context, status=422 if form.errors else 200)


def joined(request: UserRequest, need: Need, form: JoinForm) -> Joining | None:
    join = lambda: actions.join_need(need=need, by=request.user, **form.values())  # noqa: E731
    return made_from(request, form, join)[0]


def joining_or_404(request: UserRequest, need: Need, uid: UUID) -> Joining:
    joining: Joining = get_object_or_404(
        need.joinings.visible_to(request.user).select_related("scope"), uid=uid
    )
    joining.need = need
    return joining


@login_required
@require_POST
def need_leave(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    need = need_or_404(request, ref)

    def leave() -> None:
        actions.leave_need(joining=joining_or_404(request, need, uid), by=request.user)

    once_gone(request, leave)
    messages.success(request, _("Ni står inte längre med. Ni kan gå med igen när ni vill."))
    return redirect(need)


@login_required
@require_POST
def need_own(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    joining = joining_or_404(request, need_or_404(request, ref), uid)
    deed = OWNING.get(request.POST.get("steg", ""))
    if deed is None:
        raise Http404
    once(request, lambda: deed(joining=joining, by=request.user))
    messages.success(request, _("Det är sparat."))
    return redirect(joining.need)
