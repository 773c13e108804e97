"""What one side has promised the other, and when it was made."""

import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models.line_field import LineField

from ...days import SENSIBLE
from ...models.partnership import Partnership
from ..enums import ContributionKind, Side
from .seen import PartQuerySet


class Contribution(models.Model):
    """Promised until it has a `made_on`. `made_at` is the noon of that day, to be compared with
    other moments; who noted it is known."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="contributions")
    side = models.CharField(_("Vem bidrar"), max_length=6, choices=Side)
    kind = models.CharField(_("Slag"), max_length=10, choices=ContributionKind)
    what = LineField(_("Vad"), max_length=200)
    amount = models.DecimalField(
        _("Hur mycket"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    unit = LineField(_("Enhet"), max_length=40, blank=True)
    due_on = models.DateField(_("Senast"), null=True, blank=True, validators=SENSIBLE)
    made_on = models.DateField(_("Gjort"), null=True, blank=True, validators=SENSIBLE)
    made_at = models.DateTimeField(null=True, blank=True, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_on=None, made_at=None)
                | Q(made_on__isnull=False, made_at__isnull=False),
                name="contribution_made_when",
            ),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="contribution_side"),
            models.CheckConstraint(
                condition=Q(kind__in=ContributionKind.values), name="contribution_kind"
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "-made_at"],
                condition=Q(made_at__isnull=False),
                name="contribution_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"

    @property
    def is_late(self) -> bool:
        is_due = self.due_on is not None and self.due_on < timezone.localdate()
        return is_due and self.made_on is None
