"""How long what people told is kept. The lengths are promises: the pages tell them."""

from django.db.models.functions import Coalesce
from django.utils import timezone

from . import rules
from .actions.receiving import NOBODY
from .enums import State
from .models import SenderLetter, Submission


def forget_old() -> int:
    """How many were forgotten. Run by the worker now and then."""
    now = timezone.now()
    rows = Submission.objects
    gone = (
        rows.filter(state=State.UNCONFIRMED, created_at__lt=now - rules.UNCONFIRMED_KEPT),
        rows.annotate(held_at=Coalesce("decided_at", "created_at")).filter(
            state=State.HELD, held_at__lt=now - rules.HELD_KEPT
        ),
        rows.filter(state=State.DECLINED, decided_at__lt=now - rules.DECLINED_KEPT),
    )
    old = rows.filter(state=State.TAKEN_IN, decided_at__lt=now - rules.SENDER_KEPT)
    old = old.exclude(email="")
    SenderLetter.objects.filter(submission__in=old).delete()
    counts = [each.delete()[1].get("needs.Submission", 0) for each in gone]
    networks = rows.filter(created_at__lt=now - rules.NETWORK_KEPT).exclude(network="")
    networks.update(network="")
    return sum(counts) + old.update(**NOBODY)
