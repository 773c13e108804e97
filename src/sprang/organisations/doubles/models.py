"""That an organisation goes on as another."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..models.organisation import Organisation


class OrganisationMerge(models.Model):
    """`moved` are the rows that came along, as `registry.Moved`, and `taken` the words that the one
    that goes on had none of: both for who regrets it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gone = models.OneToOneField(Organisation, models.CASCADE, related_name="goes_on")
    kept = models.ForeignKey(Organisation, models.CASCADE, related_name="took_in")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    moved = models.JSONField(default=list)
    taken = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
