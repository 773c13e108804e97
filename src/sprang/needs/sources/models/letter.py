"""A letter to somebody who has no account."""

import uuid

from django.db import models
from django.db.models import Q

from sprang.foundation.models.posted import Posted

from ..enums import About
from .submission import Submission


class SenderLetter(Posted):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="letters")
    about = models.CharField(max_length=12, choices=About)
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=Q(ended_at=None), name="sender_letter_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.uid}"
