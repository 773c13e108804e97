"""A requirement on a solution, as an outcome: what shall be true, not how."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Weight
from .need import Need


class Requirement(models.Model):
    WORDS = ("what", "measure", "unit", "today", "target", "how_measured", "weight")
    """What a person writes of it."""
    MOST = 200
    """Of one need. What is longer is no list of outcomes; a need that asks for more is several."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(_("Vad som ska bli sant"), max_length=300)
    measure = models.CharField(_("Mått"), max_length=120, blank=True)
    unit = models.CharField(_("Enhet"), max_length=40, blank=True)
    today = models.CharField(_("I dag"), max_length=60, blank=True)
    target = models.CharField(_("Mål"), max_length=60)
    how_measured = models.CharField(_("Så mäts det"), max_length=200, blank=True)
    weight = models.CharField(_("Vikt"), max_length=3, choices=Weight, default=Weight.MUST)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["need", "position"], name="requirement_position"),
            models.CheckConstraint(
                condition=Q(weight__in=Weight.values), name="requirement_weight"
            ),
        ]

    def __str__(self) -> str:
        return self.what
