"""Whether a platform lets what people have said move its matches. Off where there is no row."""

from django.db import models

from sprang.foundation.models import Platform


class Reranking(models.Model):
    platform = models.OneToOneField(Platform, models.CASCADE, related_name="reranking")
    is_on = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.platform_id} {'on' if self.is_on else 'off'}"
