"""How long a room's log and its invitations are kept. The lengths are promises: the pages and the
user guide tell them."""

from datetime import timedelta

from django.utils import timezone

from .models import RoomEvent, RoomInvitation
from .models.invitation import AGE

LOG_KEPT = timedelta(days=365)


def forget_old() -> int:
    """How many entries were forgotten. Run by the worker now and then."""
    now = timezone.now()
    invited = RoomInvitation.objects.filter(at__lt=now - AGE).delete()[0]
    return invited + RoomEvent.objects.filter(at__lt=now - LOG_KEPT).delete()[0]
