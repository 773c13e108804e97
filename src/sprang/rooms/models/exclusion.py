"""Somebody who was taken out of a room: they come back by invitation, and not by themselves."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .room import Room


class RoomExclusion(models.Model):
    """Kept until they are let in again: the log forgets, this doesn't."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="exclusions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="room_exclusions"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "user"], name="room_excluded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.user_id}"
