"""Records and files of a room."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput
from sprang.foundation.files import check_upload
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Record
from sprang.foundation.once import done_before, made_from, once, once_gone

from .. import actions
from ..models import Room
from ..naming import ShareForm, found_in
from .detail import shown
from .fetch import taken_out_or_404, working_room_or_404


@login_required
@require_POST
def room_share(request: UserRequest, ref: str) -> HttpResponse:
    room, by = working_room_or_404(request, ref), request.user
    form = ShareForm(given(request), user=by, platform=request.platform)
    if form.is_valid():
        record = form.cleaned_data["reference"]
        share = {"room": room, "by": by, "record": record}
        if made_from(request, form, lambda: actions.share_into(**share))[0]:
            messages.success(request, _("Rummets medlemmar ser det nu."))
            return redirect(room)
    return shown(request, room, form, 422)


@login_required
@require_POST
def room_unshare(request: UserRequest, ref: str) -> HttpResponse:
    room, by = working_room_or_404(request, ref), request.user
    named = request.POST.get("ut", "")[:80]
    record = found_in(named, by, request.platform)
    if record is None or record.room_id != room.room_id:
        messages.error(request, _("Inget med det numret är delat här."))
        return redirect(room)
    try:
        once(request, lambda: actions.take_out(by=by, record=record))
        messages.success(request, _("Det är inte längre delat i rummet."))
    except BadInput as fault:
        messages.error(request, " ".join(fault.faults.values()))
    return redirect(room)


@login_required
@require_POST
def room_file(request: UserRequest, ref: str) -> HttpResponse:
    room = working_room_or_404(request, ref)
    uploads = request.FILES.getlist("fil")
    reasons = [reason for upload in uploads if (reason := check_upload(upload))]
    for reason in reasons or ([] if uploads else [_("Välj en fil först.")]):
        messages.error(request, reason)
    if uploads and not reasons:
        once(request, lambda: add(request, room))
        messages.success(request, _("Filen finns i rummet."))
    return redirect(room)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_take_out(request: UserRequest, uid: UUID) -> HttpResponse:
    """By whoever decides who sees the record, without being in the room: it is not named."""
    if request.method == "POST" and done_before(request):
        return redirect(get_object_or_404(Record.objects.visible_to(request.user), uid=uid))
    record = taken_out_or_404(request, uid)
    if request.method == "POST":
        once_gone(request, lambda: actions.take_out(by=request.user, record=record))
        messages.success(request, _("Det är inte längre delat i något rum."))
        return redirect(record)
    return render(request, "rooms/take_out.html", {"record": record})


def add(request: UserRequest, room: Room) -> Room:
    return actions.add_files(room=room, by=request.user, uploads=request.FILES.getlist("fil"))


@login_required
@require_POST
def room_file_drop(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    room = working_room_or_404(request, ref)
    once_gone(request, lambda: actions.drop_file(room=room, by=request.user, uid=uid))
    messages.success(request, _("Filen är borttagen."))
    return redirect(room)
