"""A reminder on its way, that an agreement is about to run out."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sprang.foundation.models.posted import Posted

from .agreement import Agreement


class AgreementLetter(Posted):
    """One for each end of an agreement and each who leads: an agreement that is renewed has another
    end, of which they are told when that comes."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="letters")
    ends_on = models.DateField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "ends_on", "user"], name="agreement_letter_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=Q(ended_at=None), name="agreement_letter_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.ends_on}"
