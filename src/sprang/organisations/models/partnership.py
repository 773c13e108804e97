"""An organisation that belongs to a platform's network without being part of the city."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform

from .organisation import Organisation


class Partnership(models.Model):
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="partnerships")
    since = models.DateField(_("Partner sedan"), default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["platform", "organisation"], name="partnership_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.platform_id} – {self.organisation_id}"
