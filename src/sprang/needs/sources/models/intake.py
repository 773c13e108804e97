"""What a platform takes in from people who have no account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform


class Intake(models.Model):
    """A platform without a row takes in from its public form."""

    platform = models.OneToOneField(Platform, models.CASCADE, related_name="intake")
    is_open = models.BooleanField(_("Alla kan berätta vad som skaver, utan konto"), default=True)

    address = models.EmailField(_("E-postadress att berätta till"), blank=True)
    turn = models.PositiveSmallIntegerField(default=0)
    """Raised for another secret (`mail.signing`)."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="intake_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform}: {self.is_open}"


def intake_of(platform: Platform) -> Intake:
    found = Intake.objects.filter(platform=platform).first()
    return found or Intake(platform=platform)
