"""What a platform takes in from people who have no account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform


class Intake(models.Model):
    """A platform without a row takes in from its public form."""

    platform = models.OneToOneField(Platform, models.CASCADE, related_name="intake")
    is_open = models.BooleanField(_("Alla kan berätta vad som skaver, utan konto"), default=True)

    def __str__(self) -> str:
        return f"{self.platform}: {self.is_open}"


def intake_of(platform: Platform) -> Intake:
    found = Intake.objects.filter(platform=platform).first()
    return found or Intake(platform=platform)
