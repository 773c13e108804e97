"""Long work that a person can watch, cancel and find again."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

STALE = timedelta(seconds=60)
"""A running job whose heart has not beaten for this long was killed, and may be taken up again."""


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))

    def abandoned(self) -> "JobQuerySet":
        # the database's clock, as for the beat: those of two machines may differ by minutes
        return self.filter(state=Job.State.RUNNING, beat_at__lt=Now() - STALE)


RETENTION = timedelta(days=1)
"""How long the file that a job made is kept."""


class Job(models.Model):
    """`content` is the file that it made, if it makes one, and `name` what that is called."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Väntar")
        RUNNING = "running", _("Pågår")
        DONE = "done", _("Klart")
        FAILED = "failed", _("Misslyckades")
        CANCELLED = "cancelled", _("Avbrutet")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    message = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    name = models.CharField(max_length=200, blank=True)
    content = models.FileField(upload_to="jobs/%Y/%m/", max_length=160, blank=True)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "beat_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("job-detail", args=[self.uid])

    @property
    def is_over(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.RUNNING)

    @property
    def kept_until(self) -> datetime:
        return (self.finished_at or self.created_at) + RETENTION

    @property
    def percent(self) -> int | None:
        return min(100, self.done * 100 // self.total) if self.total else None
