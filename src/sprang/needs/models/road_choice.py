"""A decision on how a need goes on. The latest counts; the earlier are kept as they were."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Road
from .need import Need


class RoadChoice(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, models.CASCADE, related_name="road_choices")
    road = models.CharField(_("Väg"), max_length=12, choices=Road)
    proposed = models.CharField(max_length=12, choices=Road, blank=True)
    """What Språng proposed then; empty where it proposed nothing."""
    reasons = models.CharField(_("Skäl"), max_length=600)
    decided_by = models.CharField(_("Vem som beslutade"), max_length=120)
    decided_on = models.DateField(_("Beslutsdag"), default=timezone.localdate)
    registration_number = models.CharField(_("Diarienummer"), max_length=40, blank=True)
    look_again = models.DateField(_("Titta på det igen"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["look_again"],
                condition=Q(look_again__isnull=False),
                name="road_choice_look_again",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(road__in=Road.values), name="road_choice_road"),
            models.CheckConstraint(
                condition=~Q(road=Road.WAIT) | Q(look_again__isnull=False),
                name="road_choice_waits_until_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need_id}: {self.road}"
