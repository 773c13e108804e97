"""Letters on their way, and how often each wants them."""

import uuid

from django.conf import settings
from django.db import models

from sprang.foundation.models.posted import Posted

from ..enums import Group, How


class Letter(Posted):
    """A letter of news to a person; what stands in it is read when it is sent."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    about = models.CharField(max_length=24)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=models.Q(ended_at=None), name="letter_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.uid}"


class LetterChoice(models.Model):
    """How a person wants the letters of one group of news."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="letter_choices"
    )
    group = models.CharField(max_length=8, choices=Group)
    how = models.CharField(max_length=8, choices=How)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="letters_chosen")]

    def __str__(self) -> str:
        return f"{self.group} {self.how}"
