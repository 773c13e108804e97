"""The page of one room, and its door."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sprang.foundation.http import UserRequest

from .. import rules
from ..forms import RoomFilter
from ..models import Room, RoomTask
from ..naming import ShareForm
from ..queries import RECORDS, in_room
from .fetch import door_or_404, room_or_404

FIRST = 5


@never_cache
@login_required
@require_safe
def room_detail(request: UserRequest, ref: str) -> HttpResponse:
    seen = Room.objects.visible_to(request.user).filter(platform=request.platform)
    if not seen.filter(reference=ref).exists():
        return door(request, ref)
    room = room_or_404(request, ref)
    return shown(request, room, ShareForm(user=request.user, platform=request.platform))


def door(request: UserRequest, ref: str) -> HttpResponse:
    room = door_or_404(request, ref)
    invitation = room.invitations.waiting().filter(user=request.user).select_related("by").first()
    context = {"room": room, "invitation": invitation, "members": room.memberships().count()}
    return render(request, "rooms/door.html", context)


def shown(request: UserRequest, room: Room, form: ShareForm, status: int = 200) -> HttpResponse:
    rows = in_room(room, request.user)
    context = {
        "room": room,
        "record": room,
        "form": form,
        "listing": RECORDS.listing(rows, RoomFilter(request.GET), request.GET),
        "files": files(request, room),
        **tasks(request, room),
        **tabs(request, room, ""),
    }
    return render(request, "rooms/detail.html", context, status=status)


def files(request: UserRequest, room: Room) -> list[tuple[Any, bool]]:
    """Each with whether the person may take it away."""
    rows = room.files.select_related("uploaded_by")
    return [(file, rules.may_drop(request.user, room, file)) for file in rows]


def tasks(request: UserRequest, room: Room) -> dict[str, Any]:
    """What the person is to do here, the first due first."""
    mine = room.tasks.filter(who=request.user, done_at=None).select_related("who")
    found: list[RoomTask] = list(mine.order_by(F("due").asc(nulls_last=True), "pk")[: FIRST + 1])
    return {"mine": found[:FIRST], "has_more": len(found) > FIRST}


def tabs(request: UserRequest, room: Room, current: str) -> dict[str, Any]:
    """What the head of every page of a room shows."""
    return {
        "current": current,
        "leads": rules.leads(request.user, room),
        "may_log": rules.may_read_log(request.user, room),
        "members": list(room.memberships()),
    }
