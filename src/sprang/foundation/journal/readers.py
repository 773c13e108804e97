"""Readers of the journal: what follows from a change, at least once, in order, resumable.

A reader's effects in the database and its cursor move in one transaction. A reader with a place of
its own (a search index on this machine's disk) keeps its cursor there, beside what it wrote.

All that a reader makes follows from the journal and the database alone: it can be forgotten and
made again. `tests/foundation/test_replay.py` asks that of each one that is registered here.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from ..models import Entry, Head, ReaderCursor

logger = logging.getLogger(__name__)
BATCH = 500


class Handler(Protocol):
    def __call__(self, entries: Sequence[Entry], /) -> None: ...


class LocalReader(Protocol):
    """Keeps its own cursor: `handle` stores effects and position together."""

    def position(self) -> int: ...
    def handle(self, entries: Sequence[Entry], /) -> None: ...
    def reset(self) -> None: ...


@dataclass(frozen=True)
class Reader:
    """`forget` removes all that `handle` has made, so that it can be made again."""

    name: str
    handle: Handler
    forget: Callable[[], None]


_readers: dict[str, Reader] = {}
_local: dict[str, Callable[[], LocalReader]] = {}


def register(name: str, handle: Handler, forget: Callable[[], None]) -> None:
    _readers[name] = Reader(name, handle, forget)


def register_local(name: str, factory: Callable[[], LocalReader]) -> None:
    """A reader that each machine runs for itself."""
    _local[name] = factory


def names() -> list[str]:
    return [*_readers, *_local]


def follow(name: str) -> int:
    """Let one reader catch up; the number of entries handled."""
    return run_local(_local[name]()) if name in _local else run(_readers[name])


def run_all() -> int:
    """Let every reader catch up; the number of entries handled.

    One that fails keeps no other from its own. Its fault is raised when they are done.
    """
    handled, faults = 0, []
    for name in names():
        try:
            handled += follow(name)
        except Exception as fault:
            logger.warning("The reader %s failed: %s", name, fault)
            faults.append(fault)
    if faults:
        raise faults[0]
    return handled


def run(reader: Reader) -> int:
    # before the batch: made in its transaction, it would let the other workers wait for the end
    ReaderCursor.objects.get_or_create(name=reader.name)
    handled = 0
    while step := _step(reader):
        handled += step
    return handled


@transaction.atomic
def _step(reader: Reader) -> int:
    # Another worker that holds the cursor does the same work: leave it to that one.
    cursors = ReaderCursor.objects.select_for_update(skip_locked=True)
    cursor = cursors.filter(name=reader.name).first()
    if cursor is None or not (entries := after(cursor.seq)):
        return 0
    reader.handle(entries)
    cursor.seq, cursor.moved_at = entries[-1].seq, timezone.now()
    cursor.save(update_fields=["seq", "moved_at"])
    return len(entries)


def run_local(reader: LocalReader) -> int:
    handled, before = 0, -1
    # one that has not moved was reset meanwhile, or is stuck: the worker comes back to it
    while (at := reader.position()) > before and (entries := after(at)):
        reader.handle(entries)
        handled, before = handled + len(entries), at
    return handled


def after(seq: int) -> list[Entry]:
    return list(Entry.objects.filter(seq__gt=seq).order_by("seq")[:BATCH])


def replay(name: str) -> int:
    """Let one reader forget everything and read it again; the number of entries handled.

    A worker that runs meanwhile may take some of them.
    """
    if name in _local:
        _local[name]().reset()
    else:
        _forget(_readers[name])
    return follow(name)


@transaction.atomic
def _forget(reader: Reader) -> None:
    """Waits for a worker that is reading: what it has in hand is forgotten too."""
    cursor, _created = ReaderCursor.objects.select_for_update().get_or_create(name=reader.name)
    reader.forget()
    cursor.seq, cursor.moved_at = 0, timezone.now()
    cursor.save(update_fields=["seq", "moved_at"])


def lag() -> dict[str, int]:
    """How many entries each reader has left."""
    return {name: lag_of(name) for name in names()}


def lag_of(name: str) -> int:
    head = Head.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    if name in _local:
        return head - _local[name]().position()
    at = ReaderCursor.objects.filter(name=name).values_list("seq", flat=True).first()
    return head - (at or 0)
