"""What somebody has begun to write and not sent: theirs alone, one for each form."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from sprang.foundation.models import Platform

from .need import Need


class NeedDraft(models.Model):
    """`need` is the one that is being changed, and None for one that is not sent in yet.

    Not in the journal: nobody else sees it, and it is gone when it is sent.
    """

    LARGEST = 100_000
    """Characters of one form."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, null=True, related_name="+")
    words = models.TextField()
    """The fields as they would be sent: a form's body."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "platform"], condition=Q(need=None), name="one_new_draft"
            ),
            models.UniqueConstraint(
                fields=["user", "need"], condition=Q(need__isnull=False), name="one_draft_of_need"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def fields(self) -> QueryDict:
        return QueryDict(self.words)

    @property
    def opening(self) -> str:
        """What one knows it by: the heading or how the text begins."""
        return self.fields.get("title") or self.fields.get("text", "")
