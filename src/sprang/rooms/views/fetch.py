"""Fetching what the person may see; everything else does not exist."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.models import Record, User

from .. import rules
from ..models import Room, RoomTask
from ..naming import of_its_kind
from ..queries import before


def room_or_404(request: PlatformRequest, ref: str) -> Room:
    """One that the person is in."""
    rooms = Room.objects.visible_to(request.user).select_related("scope", "platform", "room")
    room: Room = get_object_or_404(rooms, platform=request.platform, reference=ref)
    return room


def working_room_or_404(request: PlatformRequest, ref: str) -> Room:
    """One that takes something new."""
    room = room_or_404(request, ref)
    if not room.is_open:
        raise Http404
    return room


def led_or_404(request: UserRequest, ref: str) -> Room:
    room = room_or_404(request, ref)
    if not rules.leads(request.user, room):
        raise Http404
    return room


def door_or_404(request: UserRequest, ref: str) -> Room:
    """One that the person stands before: invited, or free to go in."""
    rooms = before(request.user, request.platform).select_related("scope", "platform")
    room: Room = get_object_or_404(rooms, reference=ref)
    return room


def logged_or_404(request: UserRequest, ref: str) -> Room:
    """One whose log the person reads, also without being in it."""
    leads_city = request.user.access.leads(request.platform.pk)
    rooms = Room.objects.all() if leads_city else Room.objects.visible_to(request.user)
    rooms = rooms.filter(platform=request.platform).select_related("scope", "platform")
    room: Room = get_object_or_404(rooms, reference=ref)
    if not rules.may_read_log(request.user, room):
        raise Http404
    return room


def taken_out_or_404(request: UserRequest, uid: UUID) -> Record:
    """A need or a solution that is shared in a room, and whose readers the person decides."""
    seen = Record.objects.visible_to(request.user).exclude(room=None).filter(uid=uid)
    one = get_object_or_404(seen, platform=request.platform)
    record = of_its_kind(one)
    if record is None or not rules.may_take_out(request.user, record):
        raise Http404
    return record


def task_or_404(room: Room, uid: UUID) -> RoomTask:
    task = get_object_or_404(room.tasks.select_related("who"), uid=uid)
    task.room = room
    return task


def member_or_404(room: Room, uid: UUID) -> User:
    held = room.memberships().filter(user__uid=uid).first()
    if held is None:
        raise Http404
    return held.user
