"""What answers are judged by."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .call import Call


class Criterion(models.Model):
    WORDS = ("name", "name_en", "weight")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("Det vi bedömer"), max_length=200)
    name_en = models.CharField(_("På engelska"), max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField(_("Vikt i procent"))

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "position"], name="criterion_position"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="criterion_weight"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def said(self, language: str) -> str:
        return (self.name_en if language == "en" else "") or self.name
