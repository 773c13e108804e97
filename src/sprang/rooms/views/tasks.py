"""What is to be done in a room."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput, Stale
from sprang.foundation.forms.editing import given, refill
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import url
from sprang.foundation.once import made_from, once

from .. import actions
from ..forms import TaskForm, begun
from ..models import Room, RoomTask
from .detail import tabs
from .fetch import room_or_404, task_or_404, working_room_or_404

VIEWS = {"": gettext_lazy("Att göra"), "mina": gettext_lazy("Mina"), "klara": gettext_lazy("Klara")}
NEWEST = Order("at")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_tasks(request: UserRequest, ref: str) -> HttpResponse:
    room = room_or_404(request, ref)
    head = tabs(request, room, "tasks")
    form = TaskForm(given(request), members=head["members"])
    if request.method == "POST":
        if not room.is_open:
            raise Http404
        add = partial(actions.add_task, room=room, by=request.user)
        if form.is_valid() and made_from(request, form, lambda: add(**form.values()))[0]:
            messages.success(request, _("Uppgiften är sparad."))
            return redirect("room-tasks", request.platform.slug, room.reference)
    context = {"room": room, "form": form, **head, **listed(request, room)}
    return render(request, "rooms/tasks.html", context, status=422 if form.errors else 200)


def listed(request: UserRequest, room: Room) -> dict[str, Any]:
    view = request.GET.get("vy", "")
    rows = room.tasks.filter(done_at__isnull=view != "klara").select_related("who")
    rows = rows.filter(who=request.user) if view == "mina" else rows
    seen = page_or_first(rows, NEWEST, after=request.GET.get("efter", ""), size=20)
    return {
        "tasks": seen.items,
        "more": url(request.GET, efter=seen.cursor) if seen.cursor else "",
        "views": [Choice(label, f"?vy={name}", name == view) for name, label in VIEWS.items()],
    }


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def room_task(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    room = working_room_or_404(request, ref)
    task, members = task_or_404(room, uid), list(room.memberships())
    form = TaskForm(given(request), initial=begun(task), members=members, task=task)
    if request.method == "POST" and form.is_valid() and changed(request, task, form):
        messages.success(request, _("Uppgiften är sparad."))
        return redirect("room-tasks", request.platform.slug, room.reference)
    context = {"room": room, "task": task, "form": form}
    return render(request, "rooms/task.html", context, status=422 if form.errors else 200)


def changed(request: UserRequest, task: RoomTask, form: TaskForm) -> bool:
    seen = form.cleaned_data["version"]
    change = partial(actions.change_task, task=task, by=request.user, version=seen)
    try:
        once(request, lambda: change(**form.values()))
    except Stale as stale:
        task.refresh_from_db(fields=["version"])
        refill(form, "version", str(task.version))
        form.add_error(None, str(stale))
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name, text)
    return not form.errors


@login_required
@require_POST
def room_task_done(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    """`av` says that it is not done after all; the same pressed twice changes nothing."""
    room = working_room_or_404(request, ref)
    task, is_done = task_or_404(room, uid), not request.POST.get("av")
    actions.finish_task(task=task, by=request.user, is_done=is_done)
    messages.success(request, _("Klart.") if is_done else _("Uppgiften är öppen igen."))
    return redirect("room-tasks", request.platform.slug, room.reference)
