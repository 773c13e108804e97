"""Those who judge the answers, and what they have declared."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..enums import TeamRole
from .answer import Answer
from .call import Call


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
