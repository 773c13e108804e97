"""News are kept for a year: by then they are history, which the record's own page tells."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from sprang.foundation import retention

from .models import Letter, Notification

KEPT: Final = timedelta(days=365)
AT_ONCE: Final = 2000
"""Rows looked at in one round, the oldest by key: they were written in the order of events."""


def forget_old() -> int:
    """How many news were forgotten. Those who read the journal anew don't write them again: how far
    it has been told of stands beside (`telling.reader`)."""
    since = timezone.now() - KEPT
    oldest = Notification.objects.order_by("pk").values_list("pk", "at")[:AT_ONCE]
    old = [pk for pk, at in oldest if at < since]
    Notification.objects.filter(pk__in=old).delete()
    letters = list(Letter.objects.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    Letter.objects.filter(pk__in=letters, ended_at__lt=since, tells=None).delete()
    return len(old)


retention.keep_for_a_while(forget_old)
