"""Words that mean the same in a city, so that they find each other."""

import uuid
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform

MOST = 2000
"""In one city."""


class Synonym(models.Model):
    """`word` means `others` as well (one for each comma); where it is two-way, they mean it too."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="synonyms")
    word = models.CharField(_("Ord"), max_length=60)
    others = models.CharField(_("Betyder också"), max_length=200)
    is_two_way = models.BooleanField(_("Åt båda hållen"), default=True)
    changed_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: Any = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "platform",
                Lower("word"),
                condition=models.Q(removed_at=None),
                name="synonym_word_once",
                violation_error_message=_("Ordet finns redan i listan. Ändra det där."),
            )
        ]
        ordering = [Lower("word"), "pk"]

    def __str__(self) -> str:
        sign = "=" if self.is_two_way else "→"
        return f"{self.word} {sign} {self.others}"

    @property
    def meanings(self) -> list[str]:
        return [part.strip() for part in self.others.split(",") if part.strip()]

    def pairs(self) -> list[tuple[str, str]]:
        """(what is written, what it means as well); with two ways all of them mean each other."""
        if not self.is_two_way:
            return [(self.word, other) for other in self.meanings]
        every = [self.word, *self.meanings]
        return [(one, other) for one in every for other in every if one != other]
