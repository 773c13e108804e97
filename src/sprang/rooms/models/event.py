"""Who came, went and opened what: the log of a room."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sprang.foundation.models.line_field import LineField

from ..enums import Happening
from .room import Room


class RoomEvent(models.Model):
    """Kept for a while only (`keeping`), apart from the journal, which forgets nothing."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=Happening)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="room_events"
    )
    """Whom it was done to, where that is another."""
    words = LineField(max_length=300, blank=True)
    """The name of a file, or why somebody was taken away."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["room", "-at", "-id"], name="room_event_list"),
            models.Index(fields=["at"], name="room_event_old"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.room_id}"
