"""A question about a call. Everybody reads it when it has been answered, nobody who asked."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .call import Call


class Question(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="questions")
    text = models.CharField(_("Fråga"), max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("Svar"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        # by when it was answered: the order in which they were asked is nobody's business
        ordering = ["answered_at", "uid"]

    def __str__(self) -> str:
        return self.text
