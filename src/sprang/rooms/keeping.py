"""How long a room's log is kept. The length is a promise: the pages and the user guide tell it."""

from datetime import timedelta

from django.utils import timezone

from .models import RoomEvent

LOG_KEPT = timedelta(days=365)


def forget_old() -> int:
    """How many entries were forgotten. Run by the worker now and then."""
    return RoomEvent.objects.filter(at__lt=timezone.now() - LOG_KEPT).delete()[0]
