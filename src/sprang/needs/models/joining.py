"""A unit, a company or a city that has the same need, in its own words."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Scope

from .need import Need


class Joining(models.Model):
    """Seen by those who see the need: who joins is told so. Owners decide together with the place
    that it was written for: invited by a lead of the need, accepted by a lead of their own."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, models.CASCADE, related_name="joinings", db_index=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="joinings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    words = models.CharField(_("Hur det är hos er"), max_length=600, blank=True)
    how_many = models.PositiveIntegerField(_("Hur många det drabbar"), null=True, blank=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    invited_at = models.DateTimeField(null=True, editable=False)
    owner_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "scope"], name="joining_once_for_each_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} – {self.scope_id}"

    @property
    def is_owner(self) -> bool:
        return self.owner_since is not None
