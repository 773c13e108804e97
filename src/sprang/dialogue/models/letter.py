"""Letters on their way, and how often each wants them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Group, How


class Letter(models.Model):
    """Written down before it is sent, so that whoever takes it up again sends the same one.

    `next_at` is when it may be tried: whoever takes it in hand moves that on, and so has the time
    until then for themselves. `outcome` says how it ended; it holds no words.
    """

    class Outcome(models.TextChoices):
        SENT = "sent", _("Skickat")
        EMPTY = "empty", _("Inget kvar att berätta")
        GIVEN_UP = "given_up", _("Gick inte att skicka")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    about = models.CharField(max_length=24)
    begun_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True)

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
