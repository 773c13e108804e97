"""Somebody who has been asked in and has not answered yet."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from sprang.dialogue.models import Letter

from ..enums import Part
from .room import Room

AGE = timedelta(days=60)
"""As long as an invitation stands open."""


class RoomInvitationQuerySet(models.QuerySet["RoomInvitation"]):
    def waiting(self) -> Self:
        return self.filter(at__gt=timezone.now() - AGE, declined_at=None)


class RoomInvitation(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="room_invitations"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part, default=Part.MEMBER)
    at = models.DateTimeField(default=timezone.now)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="+")
    """What tells of it."""
    declined_at = models.DateTimeField(null=True)
    """Kept for as long as an invitation is: whoever has said no is not asked over and over."""

    objects = RoomInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "user"], name="room_invited_once"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.user_id}"
