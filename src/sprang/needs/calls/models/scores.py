"""The points that are given, and what the team agrees on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import POINTS
from .answer import Answer
from .criterion import Criterion
from .team import TeamMember


class Review(models.Model):
    """What one of the team thinks of one answer."""

    member = models.ForeignKey(TeamMember, models.CASCADE, related_name="reviews")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="reviews")
    note = models.CharField(_("Anteckning"), max_length=4000, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "answer"], name="review_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.answer_id}"


class Score(models.Model):
    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_unique"),
            models.CheckConstraint(condition=Q(points__lte=POINTS[-1]), name="score_points"),
        ]

    def __str__(self) -> str:
        return str(self.points)


class Agreed(models.Model):
    """What the team has agreed on, where they began apart."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="agreed")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "criterion"], name="agreed_unique"),
            models.CheckConstraint(condition=Q(points__lte=POINTS[-1]), name="agreed_points"),
        ]

    def __str__(self) -> str:
        return str(self.points)
