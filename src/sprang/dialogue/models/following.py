"""Who supports a record, and who follows what happens to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sprang.foundation.models import Platform, Record


class Support(models.Model):
    record = models.ForeignKey(Record, models.CASCADE, related_name="supports")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="supports")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "user"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.user_id}"


class Follow(models.Model):
    """What a person has chosen about a record: to follow it or not, with letters or without.

    Authors follow what they wrote without a row. `platform` is the record's. `since` is the entry
    of the journal that told of the beginning: what happened before it is not told.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    record = models.ForeignKey(Record, models.CASCADE, related_name="follows")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=True)
    has_letters = models.BooleanField(default=True)
    since = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "record"], name="follow_once")]
        indexes = [
            models.Index(fields=["platform", "record", "is_on", "since"], name="follow_told"),
            models.Index(fields=["user", "-changed_at", "-id"], name="follow_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.record_id}"
