"""One reading of a spreadsheet: the file, how its columns were understood, what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .job import Job
from .platform import Platform


class ImportRun(models.Model):
    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uppladdad")
        RUNNING = "running", _("Läses in")
        DONE = "done", _("Inläst")
        FAILED = "failed", _("Misslyckades")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    platform = models.ForeignKey(Platform, models.CASCADE, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    name = models.CharField(max_length=200)
    content = models.FileField(upload_to="imports/%Y/", max_length=160)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    job = models.ForeignKey(Job, models.SET_NULL, null=True)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class ImportFault(models.Model):
    """Why one row was not read in. The row's own words stay in the file."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    message = models.CharField(max_length=400)

    class Meta:
        ordering = ["row", "pk"]

    def __str__(self) -> str:
        return f"{self.row}: {self.message}"
