"""One reading of a spreadsheet: the file, how its columns were understood, what became of it."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .job import STALE, Job
from .platform import Platform
from .record import Record

RETENTION = timedelta(days=30)
"""How long the file, what was told of its rows and the way back are kept after the reading."""


class ImportRun(models.Model):
    """`rows` is the number in the file, `position` how many of them have been dealt with.

    The counts are written in the transaction of the rows they count, so they are exact after a
    kill too. `omitted` are rows that the kind leaves out by a rule of its own. `removed`,
    `restored` and `kept` count what became of its records when the run was undone.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uppladdad")
        RUNNING = "running", _("Läses in")
        DONE = "done", _("Inläst")
        STOPPED = "stopped", _("Avbruten")
        FAILED = "failed", _("Misslyckades")
        UNDOING = "undoing", _("Ångras")
        UNDONE = "undone", _("Ångrad")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    platform = models.ForeignKey(Platform, models.CASCADE, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    name = models.CharField(max_length=200)
    content = models.FileField(upload_to="imports/%Y/", max_length=160)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    problem = models.CharField(max_length=400, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True)
    rows = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    omitted = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    restored = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"

    def get_absolute_url(self) -> str:
        slug = self.platform.slug if self.platform else ""
        return reverse("import-detail", args=[slug, self.uid])

    @property
    def is_going_on(self) -> bool:
        """Its job works or waits for a worker, or its terminal's heart beats.

        A job that was killed is taken up again; a terminal is not.
        """
        if self.state not in (self.State.RUNNING, self.State.UNDOING):
            return False
        beats = bool(self.beat_at and self.beat_at > timezone.now() - STALE)
        return beats or bool(self.job and not self.job.is_over)

    @property
    def kept_until(self) -> datetime:
        """When the file, and with it the way back, is forgotten."""
        return (self.finished_at or self.created_at) + RETENTION


class ImportFault(models.Model):
    """What there is to say about one row. The row's own words stay in the file."""

    class Level(models.TextChoices):
        FAULT = "fault", _("Fel")
        DUPLICATE = "duplicate", _("Dubblett")
        NOTE = "note", _("Anmärkning")
        KEPT = "kept", _("Ej ångrad")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults")
    level = models.CharField(max_length=9, choices=Level, default=Level.FAULT)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    message = models.CharField(max_length=400)

    class Meta:
        ordering = ["row", "pk"]

    def __str__(self) -> str:
        return f"{self.row}: {self.message}"


class ImportTrace(models.Model):
    """A record that the run wrote, and its version then.

    `before` are the values that the run replaced; None for a record that it created. They are
    forgotten with the run's file, since they are words that somebody took away.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="traces")
    record = models.ForeignKey(Record, models.CASCADE, related_name="+")
    row = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "record"], name="import_trace_unique")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.record_id}"
