"""Who is in a room, and asking others in."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before, made_from, once_gone

from .. import actions, rules
from ..forms import InviteForm, RemoveForm
from ..models import Room
from .detail import tabs
from .fetch import led_or_404, member_or_404, room_or_404


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_members(request: UserRequest, ref: str) -> HttpResponse:
    room = room_or_404(request, ref)
    may_invite, form = rules.leads_on(request.user, room), InviteForm(given(request))
    if request.method == "POST":
        if not may_invite:
            raise Http404
        if form.is_valid() and invited(request, room, form):
            messages.success(request, _("Inbjudan är skickad."))
            return redirect("room-members", request.platform.slug, room.reference)
    waits = room.invitations.waiting().select_related("user").order_by("at", "pk")
    waiting = list(waits) if may_invite else []
    context = {"room": room, "form": form, "waiting": waiting, "may_invite": may_invite}
    context |= tabs(request, room, "members")
    return render(request, "rooms/members.html", context, status=422 if form.errors else 200)


def invited(request: UserRequest, room: Room, form: InviteForm) -> bool:
    user, part = form.cleaned_data["email"], form.cleaned_data["part"]
    ask = {"room": room, "by": request.user, "user": user, "part": part}
    return made_from(request, form, lambda: actions.invite(**ask))[0] is not None


@login_required
@require_POST
def room_withdraw(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    room = led_or_404(request, ref)
    take_back = partial(actions.withdraw_invitation, room=room, by=request.user, uid=uid)
    once_gone(request, take_back)
    messages.success(request, _("Inbjudan är tillbakatagen."))
    return redirect("room-members", request.platform.slug, room.reference)


@login_required
@require_POST
def room_part(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    """Lets a member lead the room too, or lead it no more."""
    room = led_or_404(request, ref)
    user, part = member_or_404(room, uid), request.POST.get("part", "")
    try:
        actions.give_part(room=room, by=request.user, user=user, part=part)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Ändringen är sparad."))
    return redirect("room-members", request.platform.slug, room.reference)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_remove(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    room = led_or_404(request, ref)
    if request.method == "POST" and done_before(request):
        return redirect("room-members", request.platform.slug, room.reference)
    user, form = member_or_404(room, uid), RemoveForm(given(request))
    if user == request.user:
        raise Http404
    if request.method == "POST" and form.is_valid():
        gone = {"room": room, "by": request.user, "user": user, **form.cleaned_data}
        once_gone(request, lambda: actions.remove_member(**gone))
        messages.success(request, _("Personen är inte längre med i rummet."))
        return redirect("room-members", request.platform.slug, room.reference)
    context = {"room": room, "member": user, "form": form}
    return render(request, "rooms/remove.html", context, status=422 if form.errors else 200)
