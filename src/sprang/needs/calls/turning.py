"""What pages of calls tell and the journal doesn't: that a moment has passed, and what is being
written in answers."""

from collections.abc import Hashable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from sprang.foundation.journal import standing
from sprang.foundation.models import User

from .models import Answer, Call


def state_of(user: User | AnonymousUser) -> Hashable:
    """The next moment when a call opens or closes, and how far the person's own answers are."""
    return next_turn(timezone.now()), drafts_of(user)


def next_turn(now: datetime) -> datetime | None:
    """Asked of the database once for all that is read while nothing is changed, until it comes."""
    (known,) = standing.remembered("turn of calls", lambda: (_turn_after(now),))
    return known if known is None or now <= known else _turn_after(now)


def _turn_after(now: datetime) -> datetime | None:
    """Of any call, so that only the calls' own table is read. One takes answers at the very moment
    when it closes, which therefore counts as to come."""
    closes = Min("closes_at", filter=Q(closes_at__gte=now))
    opens = Min("opens_at", filter=Q(opens_at__gt=now))
    turns = Call.objects.aggregate(closes=closes, opens=opens)
    return min((at for at in turns.values() if at), default=None)


def drafts_of(user: User | AnonymousUser) -> Hashable:
    """What is begun and changed is nobody's but the writers', and not told in the journal."""
    if not isinstance(user, User):
        return ()
    said = Answer.objects.own(user).aggregate(n=Count("pk"), last=Max("changed_at"))
    return said["n"], said["last"]
