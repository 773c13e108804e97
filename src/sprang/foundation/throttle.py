"""Limits on how often, counted in the database: they hold for all processes and machines.

The generic cell rate algorithm (ITU-T I.371): of `amount` in `seconds`, all may come at once, and
then one more for each `seconds / amount` that passes. One statement both asks and spends, so two
who come at the same moment can't both have the last one.
"""

import time
from dataclasses import dataclass
from threading import Lock

from django.db import connection
from django.utils.crypto import salted_hmac

from .models import Limit


@dataclass(frozen=True)
class Rate:
    name: str
    amount: int
    seconds: int
    lot: int = 1
    """Above 1: counted in the process first and in the database by the lot, so that a page that is
    read often is not written for each time. A process may then let a lot too many through."""


SPEND = """
    INSERT INTO foundation_limit (key, due) VALUES (%s, %s)
    ON CONFLICT (key) DO UPDATE
    SET due = CASE WHEN foundation_limit.due > %s THEN foundation_limit.due ELSE %s END + %s
    WHERE foundation_limit.due <= %s
    RETURNING due
"""


def spend(rate: Rate, whom: str) -> float:
    """Seconds to wait; 0 where it may be done now, which is then counted."""
    return _by_the_lot(rate, whom) if rate.lot > 1 else _spend(rate, whom, 1)


def _spend(rate: Rate, whom: str, many: int) -> float:
    now, cost = time.time(), many * rate.seconds / rate.amount
    latest = now + rate.seconds - cost
    key = _key(rate, whom)
    with connection.cursor() as cursor:
        cursor.execute(SPEND, [key, now + cost, now, now, cost, latest])
        if cursor.fetchone():
            return 0.0
    due = Limit.objects.filter(key=key).values_list("due", flat=True).first()
    return max(due - latest, 0.001) if due else 0.0


def give_back(rate: Rate, whom: str) -> None:
    """Forget what was spent: it led to what it should."""
    Limit.objects.filter(key=_key(rate, whom)).delete()


def forget_paid() -> int:
    """Remove what counts no longer. How many there were."""
    return Limit.objects.filter(due__lt=time.time()).delete()[0]


def _key(rate: Rate, whom: str) -> str:
    said = f"{rate.name} {rate.amount}/{rate.seconds} {whom}"
    return salted_hmac("sprang.limits", said, algorithm="sha256").hexdigest()


MOST = 20_000
_counts: dict[tuple[str, str], tuple[float, int]] = {}
_closed: dict[tuple[str, str], float] = {}
_lock = Lock()


def _by_the_lot(rate: Rate, whom: str) -> float:
    key, now = (rate.name, whom), time.monotonic()
    with _lock:
        wait = _closed.get(key, 0.0) - now
        if wait > 0:
            return wait
        begun, count = _counts.get(key, (now, 0))
        if now - begun >= rate.seconds:
            begun, count = now, 0
        full = count + 1 >= rate.lot
        _counts[key] = (now, 0) if full else (begun, count + 1)
        _forget_when_many(now)
    wait = _spend(rate, whom, rate.lot) if full else 0.0
    if wait:
        with _lock:
            # the next one after the wait asks the database again
            _closed[key], _counts[key] = now + wait, (now + wait, rate.lot - 1)
    return wait


def _forget_when_many(now: float) -> None:
    """What only this process has counted is at most a lot for each: it may be forgotten. That
    somebody has to wait may not, or a flood of others would let them in."""
    if len(_counts) > MOST:
        _counts.clear()
        for key in [key for key, until in _closed.items() if until <= now]:
            del _closed[key]


def forget_all() -> None:
    """Begin anew, in the database and in this process."""
    Limit.objects.all().delete()
    with _lock:
        _counts.clear()
        _closed.clear()
