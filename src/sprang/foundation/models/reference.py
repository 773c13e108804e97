"""Numbers that people say aloud: B26-0142. Gapless for each platform, letter and year."""

from typing import Any

from django.db import models
from django.db.models import F

from .platform import Platform


class ReferenceCounterManager(models.Manager["ReferenceCounter"]):
    def next(self, platform: Platform, letter: str, year: int) -> str:
        """Take the next number under a row lock; a transaction that fails gives it back."""
        key: dict[str, Any] = {"platform": platform, "letter": letter, "year": year}
        rows = self.filter(**key)
        if not rows.update(last=F("last") + 1):
            self.get_or_create(**key)
            rows.update(last=F("last") + 1)
        last = rows.values_list("last", flat=True).get()
        return f"{letter}{year % 100:02d}-{last:04d}"


class ReferenceCounter(models.Model):
    platform = models.ForeignKey(Platform, models.CASCADE)
    letter = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = ReferenceCounterManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "letter", "year"], name="reference_counter_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}{self.year}: {self.last}"
