"""A unit, a company or a city that has the same need, in its own words."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Scope, User
from sprang.foundation.models.seeing import opened_to

from .need import Need


class JoiningQuerySet(models.QuerySet["Joining"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of a need that the person sees."""
        said_here = Q(came_with=None) | Q(owner_since__isnull=False)
        return self.filter(said_here | opened_to(user, "came_with__"))


class Joining(models.Model):
    """Seen by those who see the need: who joins is told so. Owners decide together with the place
    that it was written for: invited by a lead of the need, accepted by a lead of their own.

    `came_with` is the need that they had joined, or written, before it was merged with this one.
    Who doesn't see that one doesn't see what was said there, unless it owns this one now.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, models.CASCADE, related_name="joinings", db_index=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="joinings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    came_with = models.ForeignKey(Need, models.CASCADE, null=True, related_name="+")
    words = models.CharField(_("Hur det är hos er"), max_length=600, blank=True)
    how_many = models.PositiveIntegerField(_("Hur många det drabbar"), null=True, blank=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    invited_at = models.DateTimeField(null=True, editable=False)
    owner_since = models.DateTimeField(null=True, editable=False)

    objects = JoiningQuerySet.as_manager()

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
