"""What has been sent once, so that the same sent again makes nothing more."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Sent(models.Model):
    """`made` names what came of it ("needs.need:17"). Of words and keys only sums are kept."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    made = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="sent_once")]

    def __str__(self) -> str:
        return self.made
