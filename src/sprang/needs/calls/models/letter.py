"""A letter to somebody who has answered: written down with what it tells of, sent after it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from .answer import Answer


class CallLetter(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Names the letter to mail programs, so that one which came twice is shown once."""
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="letters")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["claimed_at"], condition=models.Q(sent_at=None), name="call_letter_waits"
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)
