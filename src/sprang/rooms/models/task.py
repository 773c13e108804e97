"""Something that somebody in a room is to do."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models.line_field import LineField

from .room import Room


class RoomTask(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="tasks")
    title = LineField(_("Vad ska göras"), max_length=200)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="room_tasks",
        verbose_name=_("Vem gör det"),
    )
    due = models.DateField(_("Klart senast"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["room", "-at", "-id"], name="room_task_list"),
            models.Index(fields=["who", "room"], condition=Q(done_at=None), name="room_task_mine"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        is_past = self.due is not None and self.due < timezone.localdate()
        return is_past and self.done_at is None
