"""An organisation that belongs to a platform's network without being part of the city."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import LEAD_ROLES, Role
from sprang.foundation.models import Membership, Platform, User

from ..days import SENSIBLE
from .organisation import Organisation


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def current(self) -> Self:
        return self.filter(ended_on=None)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The whole of a partnership: to those who lead the platform, and to those who speak for
        the partner. That it is one, since when and about what is anybody's to read."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        roles = user.access.scopes_by_role
        led = frozenset[int]().union(*(roles.get(role, frozenset()) for role in LEAD_ROLES))
        return self.filter(Q(platform__in=led) | Q(organisation__in=spoken_for(user)))


def spoken_for(user: User) -> Any:
    """Ids of the organisations that the person speaks for: by a role held there and nowhere above.
    The role that came by itself, by answering a call, opens no partnership."""
    held = Membership.objects.current().filter(user=user).exclude(role=Role.CITIZEN)
    return held.values("scope")


class Partnership(models.Model):
    """One for each pair, however often it has ended and begun anew: its history is one."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="partnerships")
    since = models.DateField(_("Partner sedan"), default=timezone.localdate, validators=SENSIBLE)
    ended_on = models.DateField(_("Avslutat"), null=True, blank=True)
    earlier = models.JSONField(default=list, blank=True, editable=False)
    """`[since, ended_on]` of each time before this, oldest first."""
    themes = models.JSONField(_("Teman"), default=list, blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["platform", "organisation"], name="partnership_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.platform_id} – {self.organisation_id}"
