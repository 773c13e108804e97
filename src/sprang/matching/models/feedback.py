"""What a person says of one match. Kept for measuring; it decides nothing."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform, Record, User
from sprang.foundation.models.seeing import opened_to
from sprang.organisations.models import Organisation

from ..enums import Reason, Verdict

Found = Record | Organisation
LONGEST_WORDS = 400


def named(found: Found) -> dict[str, Any]:
    """The field that points at what was found."""
    field = "record_id" if isinstance(found, Record) else "organisation_id"
    return {field: found.pk}


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Told to those who see both what asked and what was found."""
        found = opened_to(user, "record__") | Q(organisation__is_listed=True)
        return self.filter(opened_to(user, "asked__")).filter(found)

    def of(self, asked: Record, user: User) -> Self:
        return self.filter(asked_id=asked.pk, by=user)


class Feedback(models.Model):
    """`strength`, `relevance` and `place` (1 is first in its group) are those of the match when the
    person first judged it; empty where it was not among what the page shows."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feedback")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="feedback", db_index=False)
    asked = models.ForeignKey(Record, models.CASCADE, related_name="feedback_asked")
    kind = models.CharField(max_length=16)
    record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="feedback_found")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="feedback_found"
    )
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.CharField(_("Varför?"), max_length=16, choices=Reason, blank=True)
    words = models.CharField(_("Med egna ord"), max_length=LONGEST_WORDS, blank=True)
    strength = models.CharField(max_length=8, blank=True)
    relevance = models.FloatField(null=True)
    place = models.PositiveSmallIntegerField(null=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "asked", "record"], name="feedback_of_record"),
            models.UniqueConstraint(
                fields=["by", "asked", "organisation"], name="feedback_of_organisation"
            ),
            models.CheckConstraint(
                condition=Q(record__isnull=True) ^ Q(organisation__isnull=True),
                name="feedback_names_one",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="feedback_verdict"
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.IRRELEVANT) | Q(reason="", words=""),
                name="feedback_reason_of_the_irrelevant",
            ),
        ]
        indexes = [
            models.Index(fields=["platform", "kind", "verdict"], name="feedback_measured"),
        ]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.verdict} {self.found_id}"

    @property
    def found(self) -> Found:
        found = self.record or self.organisation
        assert found
        return found

    @property
    def found_id(self) -> str:
        """Of record or organisation, told apart."""
        return f"r{self.record_id}" if self.record_id else f"o{self.organisation_id}"

    @property
    def is_relevant(self) -> bool:
        return self.verdict != Verdict.IRRELEVANT
