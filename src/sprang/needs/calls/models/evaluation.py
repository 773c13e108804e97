"""Those who judge the answers, what they have declared, and the points they give."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import POINTS, TeamRole
from .answer import Answer
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


class TeamMember(models.Model):
    call = models.ForeignKey(Call, models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="call_teams")
    role = models.CharField(max_length=10, choices=TeamRole)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "user"], name="team_member_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.user_id}"


class Declared(models.Model):
    """Whether one of the team has an interest in how it goes for an answer, said before reading
    it. Who has one never reads it."""

    member = models.ForeignKey(TeamMember, models.CASCADE, related_name="declared")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="declared")
    conflict = models.BooleanField()
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "answer"], name="declared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.answer_id}"


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
