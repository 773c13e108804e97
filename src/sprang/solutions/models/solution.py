"""A solution: what it is, where it is in use, what it gave, whom it was copied from."""

from decimal import Decimal

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Record
from sprang.organisations.models import Organisation

from ..enums import Novelty, SolutionStatus

SINCE = "^[12][0-9]{3}(-(0[1-9]|1[0-2]))?$"
"""A year, or a year and a month; every door reads it by this one pattern."""


class Solution(Record):
    KIND = "solution"
    LETTER = "L"
    ENDED = (SolutionStatus.RETIRED, SolutionStatus.WITHDRAWN)

    provider = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="solutions",
        verbose_name=_("Vem som gjort den"),
    )
    in_use_since = models.CharField(
        _("I bruk sedan"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(SINCE, _("Skriv år eller år och månad: 2025-03."))],
    )
    effect = models.CharField(_("Vad den gav"), max_length=300, blank=True)
    effect_before = models.DecimalField(
        _("Före"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    effect_after = models.DecimalField(
        _("Efter"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    effect_unit = models.CharField(_("Enhet för måttet"), max_length=40, blank=True)
    novelty = models.CharField(
        _("Hur ny den var"), max_length=8, choices=Novelty, default=Novelty.UNKNOWN
    )
    copied_from = models.CharField(_("Tagen efter"), max_length=120, blank=True)
    adopted_by = models.JSONField(_("Kommuner som tagit efter"), default=list, blank=True)
    website = models.URLField(_("Webbplats"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(effect_before=None, effect_after=None)
                | Q(effect_before__isnull=False, effect_after__isnull=False),
                name="solution_effect_has_both_ends",
            ),
        ]

    def get_status_display(self) -> str:
        return str(SolutionStatus(self.status).label)

    @property
    def listed_provider(self) -> Organisation | None:
        """Whoever has left the register is named nowhere, not here either."""
        return self.provider if self.provider and self.provider.is_listed else None

    @property
    def effect_range(self) -> tuple[Decimal, Decimal] | None:
        """Before and after, where both were measured."""
        if self.effect_before is None or self.effect_after is None:
            return None
        return self.effect_before, self.effect_after
