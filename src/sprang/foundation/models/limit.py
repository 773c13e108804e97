"""How often somebody may do something: one row for each limit and each whom it holds for."""

from django.db import models


class Limit(models.Model):
    """The generic cell rate algorithm keeps one moment: when all that was spent is paid back."""

    key = models.CharField(max_length=64, primary_key=True)
    """A keyed hash: the table tells neither addresses nor who has tried."""
    due = models.FloatField(db_index=True)
    """Seconds since 1970."""

    def __str__(self) -> str:
        return f"{self.key[:12]} {self.due}"
