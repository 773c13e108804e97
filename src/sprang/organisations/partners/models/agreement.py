"""What has been agreed in writing. Several over time: one that has run out stays, as history."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models.line_field import LineField

from ...days import SENSIBLE
from ...models.partnership import Partnership
from ..enums import AgreementKind, AgreementState
from .seen import PartQuerySet

USUAL_NOTICE = 90


class Agreement(models.Model):
    """In force from and with `starts_on`, until and with `ends_on`; open-ended where that is None.
    `remind_days` before the end those who lead are told, never where it is None."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="agreements")
    type = models.CharField(_("Slag"), max_length=12, choices=AgreementKind)
    number = LineField(_("Diarienummer"), max_length=60, blank=True)
    says = LineField(_("I en mening"), max_length=400, blank=True)
    starts_on = models.DateField(_("Gäller från"), validators=SENSIBLE)
    ends_on = models.DateField(_("Gäller till och med"), null=True, blank=True, validators=SENSIBLE)
    remind_days = models.PositiveSmallIntegerField(
        _("Påminn så många dagar före"),
        null=True,
        blank=True,
        default=USUAL_NOTICE,
        validators=[MaxValueValidator(730)],
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(type__in=AgreementKind.values), name="agreement_type"
            ),
        ]
        indexes = [models.Index(fields=["ends_on"], name="agreement_by_end")]

    def __str__(self) -> str:
        return f"{self.type} {self.uid}"

    @property
    def state(self) -> AgreementState:
        today = timezone.localdate()
        if self.starts_on > today:
            return AgreementState.COMING
        is_over = self.ends_on is not None and self.ends_on < today
        return AgreementState.ENDED if is_over else AgreementState.IN_FORCE

    @property
    def days_left(self) -> int | None:
        """Until the end of one in force; None for any other, and for one without an end."""
        if self.ends_on is None or self.state != AgreementState.IN_FORCE:
            return None
        return (self.ends_on - timezone.localdate()).days

    @property
    def remind_on(self) -> date | None:
        if self.ends_on is None or self.remind_days is None:
            return None
        return self.ends_on - timedelta(days=self.remind_days)


def agreement_file(file: "AgreementFile", _name: str) -> str:
    return f"agreements/{file.uid.hex[:2]}/{file.uid.hex}"


class AgreementFile(models.Model):
    """Apart from the files of records, which everybody sees who sees the record."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="files")
    name = LineField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to=agreement_file, max_length=120)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "uid"]

    def __str__(self) -> str:
        return self.name
