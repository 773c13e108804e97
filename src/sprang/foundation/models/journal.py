"""The journal (diarium): one entry for each change of state, in an unbroken chain of hashes."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class Head(models.Model):
    """The last link. One row, locked by every writer until its transaction commits."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"


class Entry(models.Model):
    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=24)
    subject_uid = models.UUIDField(default=uuid.uuid4)
    # Without constraints of the database: to check them it would lock the rows pointed at, after
    # the head, and wait for whoever has locked one of them and waits for the head.
    platform = models.ForeignKey(
        "foundation.Platform", models.PROTECT, null=True, db_constraint=False
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_constraint=False
    )
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["subject_uid", "seq"])]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class ReaderCursor(models.Model):
    """How far one reader has come; moved in the same transaction as its effects."""

    name = models.CharField(max_length=60, primary_key=True)
    seq = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"
