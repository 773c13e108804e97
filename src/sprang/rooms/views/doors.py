"""Coming in and going out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import Refused
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before, once_gone

from .. import actions
from ..models import Room
from .fetch import door_or_404, room_or_404


@login_required
@require_POST
def room_join(request: UserRequest, ref: str) -> HttpResponse:
    """Pressed twice it leads to the room."""
    seen = Room.objects.visible_to(request.user).filter(platform=request.platform, reference=ref)
    room: Room = seen.first() or door_or_404(request, ref)
    if not room.is_visible_to(request.user):
        is_invited = room.invitations.waiting().filter(user=request.user).exists()
        deed = actions.accept_invitation if is_invited else actions.join_room
        deed(room=room, by=request.user)
        messages.success(request, _("Välkommen in."))
    return redirect(room)


@login_required
@require_POST
def room_decline(request: UserRequest, ref: str) -> HttpResponse:
    if not done_before(request):
        room = door_or_404(request, ref)
        once_gone(request, lambda: actions.decline_invitation(room=room, by=request.user))
    messages.success(request, _("Du har tackat nej."))
    return redirect("room-list", request.platform.slug)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_leave(request: UserRequest, ref: str) -> HttpResponse:
    if request.method == "POST" and done_before(request):
        return redirect("room-list", request.platform.slug)
    room, reason = room_or_404(request, ref), ""
    if request.method == "POST":
        try:
            once_gone(request, lambda: actions.leave_room(room=room, by=request.user))
        except Refused as refusal:
            reason = str(refusal)
        else:
            messages.success(request, _("Du har lämnat rummet."))
            return redirect("room-list", request.platform.slug)
    context = {"room": room, "reason": reason}
    return render(request, "rooms/leave.html", context, status=409 if reason else 200)
