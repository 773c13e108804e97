"""A colleague who writes a need together with the one who began it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .need import Need

MOST = 20


class CoAuthor(models.Model):
    """Opens nothing: who doesn't see the need, or sees it no longer, doesn't write on it either."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="co_authors", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="co_authorships"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "user"], name="co_author_once"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.user_id}"
