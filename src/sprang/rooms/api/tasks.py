"""What is to be done in a room."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput
from sprang.foundation.lists.keyset import Order
from sprang.foundation.models import User

from .. import actions
from ..models import Room, RoomTask
from .routes import ONE, room_or_404
from .shapes import RoomTaskEditIn, RoomTaskIn, RoomTaskOut, RoomTaskPageOut, RoomTaskQuery

tasks = Router(tags=["rooms"])
NEWEST = Order("at")
TASK = f"{ONE}/tasks/{{uuid:uid}}"


@tasks.get(
    f"{ONE}/tasks", response=RoomTaskPageOut, summary=gettext_noop("Lista uppgifterna i ett rum")
)
def list_room_tasks(
    request: HttpRequest, platform_slug: str, reference: str, query: Query[RoomTaskQuery]
) -> dict[str, Any]:
    rows = room_or_404(request, platform_slug, reference).tasks.select_related("who")
    if query.done is not None:
        rows = rows.filter(done_at__isnull=not query.done)
    if query.mine:
        rows = rows.filter(who=finding.user_of(request))
    return page_of(request, rows, query, NEWEST)


@tasks.post(
    f"{ONE}/tasks",
    response={201: RoomTaskOut},
    summary=gettext_noop("Lägg till en uppgift i ett rum"),
)
def add_room_task(
    request: HttpRequest, platform_slug: str, reference: str, given: RoomTaskIn
) -> Status[RoomTask]:
    room, by = room_or_404(request, platform_slug, reference), finding.user_of(request)
    add = partial(actions.add_task, room=room, by=by, title=given.title, due=given.due)
    who = member(room, given.who)
    return Status(201, repeatable(request, lambda: add(who=who)))


def member(room: Room, uid: UUID | None) -> User | None:
    held = room.memberships().filter(user__uid=uid).first() if uid else None
    if uid and held is None:
        raise BadInput({"who": _("Välj någon som är med i rummet.")})
    return held.user if held else None


@tasks.patch(
    TASK, response=RoomTaskOut, summary=gettext_noop("Ändra en uppgift, eller säg att den är klar")
)
def change_room_task(
    request: HttpRequest, platform_slug: str, reference: str, uid: UUID, given: RoomTaskEditIn
) -> RoomTask:
    """What is left out stays as it is."""
    room, by = room_or_404(request, platform_slug, reference), finding.user_of(request)
    task = get_object_or_404(room.tasks.select_related("who"), uid=uid)
    task.room = room
    sent = given.given()
    values: dict[str, Any] = {"due": given.due} if "due" in sent else {}
    values |= {"title": given.title} if given.title else {}
    values |= {"who": member(room, given.who)} if "who" in sent else {}
    values |= {"is_done": given.done} if given.done is not None else {}
    return actions.change_task(task=task, by=by, version=given.version, **values)
