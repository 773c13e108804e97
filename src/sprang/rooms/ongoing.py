"""Rooms that one is in, those where something was said last before the others."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.dialogue.models import Comment
from sprang.foundation.models import Platform, User
from sprang.foundation.ongoing import Going, Ongoing, register

from .enums import RoomStatus
from .models import Room


def any_room(_platform: Platform, user: User) -> bool:
    return bool(user.access.rooms)


def of_rooms(_platform: Platform, user: User) -> QuerySet[Any]:
    """On all platforms: a company has one home."""
    said = Comment.objects.filter(record=OuterRef("pk")).order_by("-at").values("at")[:1]
    moved = Greatest("changed_at", Coalesce(Subquery(said), "changed_at"))
    mine = Room.objects.visible_to(user).filter(room__in=user.access.rooms, status=RoomStatus.OPEN)
    rows: QuerySet[Any] = mine.annotate(moved_at=moved).select_related("platform")
    return rows.order_by("-moved_at", "-pk")


def going_of(room: Any) -> Going:
    return Going("comment", room.title, _("Rum"), room.get_absolute_url(), room.moved_at)


register(Ongoing("rooms", gettext_lazy("Rum"), of_rooms, going_of, any_room, "room-list"))
