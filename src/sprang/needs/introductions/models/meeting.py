"""A time to meet that somebody has proposed."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models.line_field import LineField

from ..enums import Party
from .introduction import Introduction


class MeetingTime(models.Model):
    """`place` is a room, an address or a link."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="times")
    party = models.CharField(max_length=12, choices=Party)
    """Which side proposed it: the other one chooses."""
    starts_at = models.DateTimeField(_("Börjar"))
    minutes = models.PositiveSmallIntegerField(_("Hur länge, i minuter"), default=30)
    place = LineField(_("Plats eller länk"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    chosen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(chosen_at__isnull=False),
                name="meeting_time_one_chosen",
            ),
            models.UniqueConstraint(fields=["introduction", "starts_at"], name="meeting_time_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="meeting_time_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
