"""What is read at every request and changes seldom, remembered by each process while it stands.

Whatever is changed is told in the journal, in the transaction that changes it. The hash of its
head therefore names all that the house holds: what was read under a head is what would be read
now, as long as the head is the same. The head is read first, so that what is remembered under it
is never older than it.

Not in the journal, and so never remembered here: sessions, jobs, limits, which language a person
reads, how far the search index has come. Nothing is remembered where nobody `reads`: in actions,
in the worker, in the terminal; and nothing in a transaction, which may be undone.

What a visitor can ask for in endless ways (`made_up`: a list with any words) shares a few places,
so that it never pushes out what everybody reads.
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
MOST = 1500
"""With whole pages among them some 45 MB."""
SHARED = 500
"""Places for what is made up."""
Name = tuple[str, Any]


@dataclass
class Reading:
    """One request that changes nothing; `name` is that of the head it found, once it has looked."""

    name: Name | None = None


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)
_remembered: OrderedDict[Hashable, tuple[float, Hashable, Any]] = OrderedDict()
"""By head and place: when it was made, under which key, what."""


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


def head() -> str | None:
    """The hash of the journal's head, as this request found it; None where it hasn't looked."""
    standing = name()
    return standing[0] if standing else None


def recall(key: Hashable, *, made_up: bool = False) -> Any:
    """What is remembered under the key; None where nothing is."""
    standing = name()
    known = _remembered.get((standing, _place(key, made_up))) if standing else None
    is_it = known and known[1] == key and time.monotonic() - known[0] < LASTS
    return known[2] if known and is_it else None


def keep(key: Hashable, made: Any, *, made_up: bool = False) -> None:
    """All requests share it: nobody may change it."""
    if standing := name():
        _remembered[standing, _place(key, made_up)] = time.monotonic(), key, made
        if len(_remembered) > MOST:
            _remembered.popitem(last=False)


def _place(key: Hashable, made_up: bool) -> Hashable:
    """Which of the shared places it is nobody outside can foresee: Python draws anew how it hashes
    texts in each process."""
    return ("shared", hash(key) % SHARED) if made_up else key


def remembered(key: Hashable, make: Callable[[], T], *, made_up: bool = False) -> T:
    """What `make` gives, or has given under the same key while the head stood; not None, which is
    nothing to remember."""
    known = recall(key, made_up=made_up)
    if known is None:
        known = make()
        if known is not None:
            keep(key, known, made_up=made_up)
    return known  # type: ignore[no-any-return]  # what is kept under a key is of its kind


def clear() -> None:
    """As in a process that has just started, or right after a change."""
    _remembered.clear()
