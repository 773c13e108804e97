"""Is it the same need? Likeness of words is not sameness: people answer, Språng only asks."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sprang.foundation.models import Record, User
from sprang.foundation.models.seeing import opened_to

from ..enums import Sameness


class SameNeedQuerySet(models.QuerySet["SameNeed"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(opened_to(user, "one__"), opened_to(user, "other__"))

    def about(self, need: Record) -> Self:
        return self.filter(Q(one_id=need.pk) | Q(other_id=need.pk))


class SameNeed(models.Model):
    """One person's answer about a pair; `one` is the need with the lower key."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="same_needs")
    one = models.ForeignKey(Record, models.CASCADE, related_name="sameness_one")
    other = models.ForeignKey(Record, models.CASCADE, related_name="sameness_other")
    answer = models.CharField(max_length=12, choices=Sameness)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SameNeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "one", "other"], name="same_need_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="same_need_in_order"),
            models.CheckConstraint(
                condition=Q(answer__in=Sameness.values), name="same_need_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.answer} {self.other_id}"
