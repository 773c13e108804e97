"""The rooms that one is in, those whose door stands open, going in and out."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.lists import narrowed
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.shapes import RELATED
from sprang.foundation.models import Platform

from .. import actions
from ..models import Room
from ..queries import before, invitations_of, joinable
from .shapes import RoomDetailOut, RoomDoorsOut, RoomPageOut, RoomQuery

rooms = Router(tags=["rooms"])
ONE = "/rooms/{slug:platform_slug}/{slug:reference}"


def room_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Room:
    room: Room = finding.record_or_404(Room.objects.all(), request, platform_slug, reference)
    return room


@rooms.get("/rooms", response=RoomPageOut, summary=gettext_noop("Lista rum som du är med i"))
def list_rooms(request: HttpRequest, query: Query[RoomQuery]) -> dict[str, Any]:
    return page_of(request, narrowed(Room.objects.all(), request, query), query)


@rooms.get(
    "/rooms/{slug:platform_slug}/doors",
    response=RoomDoorsOut,
    summary=gettext_noop("Lista rum som du är inbjuden till eller kan gå med i"),
)
def list_room_doors(request: HttpRequest, platform_slug: str) -> dict[str, Any]:
    platform, user = finding.platform_named(platform_slug), finding.user_of(request)
    invited = [each.room for each in invitations_of(user, platform)]
    open_to = joinable(user, platform).exclude(pk__in=[room.pk for room in invited])
    doors = [*invited, *open_to.select_related("platform")]
    for room in doors:
        room.is_invited = room in invited
    return {"items": doors}


@rooms.get(ONE, response=RoomDetailOut, summary=gettext_noop("Visa ett rum som du är med i"))
def show_room(request: HttpRequest, platform_slug: str, reference: str) -> Room:
    return room_or_404(request, platform_slug, reference)


@rooms.post(
    f"{ONE}/membership",
    response=RoomDetailOut,
    summary=gettext_noop("Gå med i ett rum, eller tacka ja till en inbjudan"),
)
def join_room(request: HttpRequest, platform_slug: str, reference: str) -> Room:
    """Once more it changes nothing."""
    user = finding.user_of(request)
    platform = get_object_or_404(Platform, slug=platform_slug)
    mine = Room.objects.visible_to(user).filter(platform=platform, reference=reference)
    found: Room | None = mine.select_related(*RELATED).first()
    if found:
        return found
    rows = before(user, platform).select_related(*RELATED)
    room = get_object_or_404(rows, reference=reference)
    is_invited = room.invitations.waiting().filter(user=user).exists()
    deed = actions.accept_invitation if is_invited else actions.join_room
    return deed(room=room, by=user)


@rooms.delete(f"{ONE}/membership", response={204: None}, summary=gettext_noop("Lämna ett rum"))
def leave_room(request: HttpRequest, platform_slug: str, reference: str) -> Status[None]:
    room = room_or_404(request, platform_slug, reference)
    actions.leave_room(room=room, by=finding.user_of(request))
    return Status(204, None)
