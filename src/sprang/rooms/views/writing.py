"""Opening a room, changing it, archiving it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput
from sprang.foundation.forms.editing import edited, given, version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once

from .. import actions, rules
from ..forms import RoomForm
from ..models import Room
from .fetch import led_or_404

DEEDS = {"open": actions.open_room, "archive": actions.archive_room}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_new(request: UserRequest) -> HttpResponse:
    platform, user = request.platform, request.user
    if not rules.may_found(user, platform):
        raise Http404
    form = RoomForm(given(request), may_open=rules.may_open_to_partners(user, platform))
    if request.method == "POST" and form.is_valid():
        values = {"platform": platform, "by": user, **form.values()}
        room, _is_new = made_from(request, form, lambda: actions.found_room(**values))
        if room:
            messages.success(request, _("Rummet är öppet. Bjud in någon härnäst."))
            return redirect("room-members", platform.slug, room.reference)
    return page(request, form, None)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_edit(request: UserRequest, ref: str) -> HttpResponse:
    room = led_or_404(request, ref)
    if not room.is_open:
        raise Http404
    may_open = rules.may_open_to_partners(request.user, request.platform)
    form = RoomForm(
        given(request), instance=room, may_open=may_open, initial={"version": room.version}
    )
    if request.method == "POST" and form.is_valid() and saved(request, room, form):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(room)
    return page(request, form, room)


def saved(request: UserRequest, room: Room, form: RoomForm) -> bool:
    def edit(**values: Any) -> Room:
        return once(request, lambda: actions.edit_room(room=room, by=request.user, **values))

    try:
        return edited(form, room, edit)
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
    return False


def page(request: UserRequest, form: RoomForm, room: Room | None) -> HttpResponse:
    context = {"form": form, "room": room}
    return render(request, "rooms/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def room_state(request: UserRequest, ref: str) -> HttpResponse:
    room, seen = led_or_404(request, ref), version_seen(request)
    deed = DEEDS.get(request.POST.get("lage", ""))
    if deed is None or seen is None:
        raise Http404
    is_open = deed is actions.open_room
    once(request, lambda: deed(room=room, by=request.user, version=seen))
    said = _("Rummet är öppet igen.") if is_open else _("Rummet är arkiverat.")
    messages.success(request, said)
    return redirect(room)
