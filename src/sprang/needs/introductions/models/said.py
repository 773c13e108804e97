"""What each side answers, and what it tells afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import SIDES, IntroductionResult, Party
from .introduction import Introduction


class IntroductionAnswer(models.Model):
    """One for each side. A reason is read by those who lead, never by the other side."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="answers")
    party = models.CharField(max_length=12, choices=Party)
    says_yes = models.BooleanField()
    reason = models.TextField(_("Skäl"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "party"], name="introduction_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(party__in=SIDES), name="introduction_answer_of_a_side"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.party}"


class IntroductionOutcome(models.Model):
    """What one of the sides, or the hub, says came of it; said again, it is as they say now."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="outcomes")
    party = models.CharField(max_length=12, choices=Party)
    outcome = models.CharField(_("Ledde det vidare?"), max_length=12, choices=IntroductionResult)
    words = models.TextField(_("Hur det gick, eller varför inte"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "party"], name="introduction_outcome_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.party}"
