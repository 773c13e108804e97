"""A part of the form that an answer fills in."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import BlockKind
from .call import Call


class Block(models.Model):
    WORDS = ("kind", "label", "label_en", "help", "choices", "is_required")
    """What a person writes of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Sort"), max_length=8, choices=BlockKind, default=BlockKind.LONG)
    label = models.CharField(_("Fråga"), max_length=200)
    label_en = models.CharField(_("På engelska"), max_length=200, blank=True)
    help = models.CharField(_("Hjälp"), max_length=300, blank=True)
    choices = models.CharField(_("Val, med semikolon emellan"), max_length=600, blank=True)
    is_required = models.BooleanField(_("Måste fyllas i"), default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "position"], name="block_position"),
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="block_kind"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        """What its value is called in an answer."""
        return str(self.uid)

    @property
    def options(self) -> list[str]:
        return list(dict.fromkeys(part.strip() for part in self.choices.split(";") if part.strip()))

    def said(self, language: str) -> str:
        return (self.label_en if language == "en" else "") or self.label
