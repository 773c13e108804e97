"""A room: what it is for, and how one comes in."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.enums import Role, ScopeKind, Visibility
from sprang.foundation.models import Membership, Platform, Record, Scope

from ..enums import RoomStatus, Way

MOST = 200
"""People in a room, files and records: what is shown of it is shown whole."""


class Room(Record):
    """A record that its own members see, and nobody else: it belongs to the room that it opens.

    It has no author: whoever wrote something sees it for as long as they have to do with the
    city, and who has left a room sees it no more.
    """

    is_invited = False
    """Told of one whose door somebody stands before."""
    KIND = "room"
    LETTER = "R"
    ENDED = (RoomStatus.ARCHIVED,)

    # a record already has a `room`: the one that it is in
    record_ptr = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, related_name="as_room"
    )
    theme = models.CharField(_("Område"), max_length=24, blank=True)
    way = models.CharField(_("Hur man kommer in"), max_length=8, choices=Way, default=Way.INVITED)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="room_way"),
        ]

    @classmethod
    def begun(cls, platform: Platform, **words: Any) -> "Room":
        """A new one, with the place that its members hold their roles in."""
        place = Scope.objects.create(kind=ScopeKind.ROOM, name=words["title"], parent=platform)
        own = {"scope": place, "room": place, "visibility": Visibility.ROOM}
        return cls(platform=platform, status=RoomStatus.OPEN, **own, **words)

    @property
    def is_open(self) -> bool:
        return self.status == RoomStatus.OPEN

    def get_status_display(self) -> str:
        return str(RoomStatus(self.status).label)

    @property
    def theme_name(self) -> str:
        return str(themes.THEMES.get(self.theme, ""))

    def memberships(self) -> models.QuerySet[Membership]:
        """The roles that are held in it now and count, those who lead it first."""
        held = counting().filter(scope=self.room_id, user__is_active=True)
        return held.select_related("user").order_by("role", "user__name", "pk")


def counting() -> models.QuerySet[Membership]:
    """Roles in rooms of those who still have one outside rooms, as `foundation.access` has it."""
    outside = Membership.objects.current().filter(user=OuterRef("user"))
    outside = outside.exclude(scope__kind=ScopeKind.ROOM).exclude(role=Role.CITIZEN)
    found: models.QuerySet[Membership] = Membership.objects.current()
    return found.filter(Exists(outside), scope__kind=ScopeKind.ROOM)
