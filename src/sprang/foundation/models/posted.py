"""What all letters on their way have in common."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Posted(models.Model):
    """Written down before it is sent, so that whoever takes it up again sends the same one.

    `next_at` is when it may be tried: whoever takes it in hand moves that on, and so has the time
    until then for themselves. `outcome` says how it ended; it holds no words.
    """

    class Outcome(models.TextChoices):
        SENT = "sent", _("Skickat")
        EMPTY = "empty", _("Inget kvar att berätta")
        GIVEN_UP = "given_up", _("Gick inte att skicka")

    begun_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
