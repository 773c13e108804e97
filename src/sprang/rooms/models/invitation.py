"""Somebody who has been asked in and has not answered yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..enums import Part
from .room import Room


class RoomInvitation(models.Model):
    room = models.ForeignKey(Room, models.CASCADE, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="room_invitations"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part, default=Part.MEMBER)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "user"], name="room_invited_once"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.user_id}"
