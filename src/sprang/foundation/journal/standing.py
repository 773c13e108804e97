"""What is read at every request and changes seldom, remembered by each process while it stands.

Whatever is changed is told in the journal, in the transaction that changes it. The hash of its
head therefore names all that the house holds: what was read under a head is what would be read
now, as long as the head is the same. The head is read first, so that what is remembered under it
is never older than it.

Not in the journal, and so never remembered here: sessions, jobs, limits, which language a person
reads, how far the search index has come. Nothing is remembered where nobody `reads`: in actions,
in the worker, in the terminal; and nothing in a transaction, which may be undone.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone

from ..models import Head

T = TypeVar("T")

LASTS = 60.0
"""Seconds: what the clock says moves on too, and an operator may have changed a row by hand."""
MOST = 1000
"""With whole pages among them some 30 MB."""
Name = tuple[str, Any]


@dataclass
class Reading:
    """One request that changes nothing; `name` is that of the head it found, once it has looked."""

    name: Name | None = None


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)
_remembered: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()


@contextmanager
def reads() -> Iterator[None]:
    token = _reading.set(Reading())
    try:
        yield
    finally:
        _reading.reset(token)


def forget() -> None:
    """From here on the request reads for itself: it has changed something."""
    _reading.set(None)


def found(head: str | None) -> None:
    """The head came along with another query. The first that was found stands: what was read since
    then may be older than a later one."""
    reading = _reading.get()
    if reading and head and reading.name is None and not connection.in_atomic_block:
        reading.name = _name(head)


def _name(head: str) -> Name:
    """Roles begin and end with a day, and a list says `i dag`."""
    return head, timezone.localdate()


def name() -> Name | None:
    """Names all that the house holds; None where nothing may be remembered."""
    reading = _reading.get()
    if reading is None or connection.in_atomic_block:
        return None
    if reading.name is None:
        found(Head.objects.filter(pk=1).values_list("hash", flat=True).first())
    return reading.name


def recall(key: Hashable) -> Any:
    """What is remembered under the key; None where nothing is."""
    standing = name()
    known = _remembered.get((standing, key)) if standing else None
    return known[1] if known and time.monotonic() - known[0] < LASTS else None


def keep(key: Hashable, made: Any) -> None:
    """All requests share it: nobody may change it."""
    if standing := name():
        _remembered[standing, key] = time.monotonic(), made
        if len(_remembered) > MOST:
            _remembered.popitem(last=False)


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, or has given under the same key while the head stood."""
    known = recall(key)
    if known is None:
        known = make()
        keep(key, known)
    return known  # type: ignore[no-any-return]  # what is kept under a key is of its kind


def clear() -> None:
    """As in a process that has just started, or right after a change."""
    _remembered.clear()
