"""A list narrowed and sorted as a person wants to find it again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .platform import Platform

LONGEST = 1000


class SavedView(models.Model):
    """`list` is the name of a `NamedList`, `asked` what stands after the `?` in its address.

    It holds no rows: whoever opens it sees what they may see then.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    list = models.CharField(max_length=24)
    name = models.CharField(_("Namn"), max_length=60)
    asked = models.CharField(max_length=LONGEST)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "platform", "list", "name"], name="saved_view_name_once"
            ),
            models.UniqueConstraint(
                fields=["user", "platform", "list", "asked"], name="saved_view_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
