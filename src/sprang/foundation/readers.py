"""Readers of the journal: what follows from a change, at least once, in order, resumable.

A reader's effects in the database and its cursor move in one transaction. A reader with a place of
its own (a search index on this machine's disk) keeps its cursor there, beside what it wrote.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from .models import Entry, Head, ReaderCursor

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
    name: str
    handle: Handler


_readers: dict[str, Reader] = {}
_local: dict[str, Callable[[], LocalReader]] = {}


def register(name: str, handle: Handler) -> None:
    _readers[name] = Reader(name, handle)


def register_local(name: str, factory: Callable[[], LocalReader]) -> None:
    """A reader that each machine runs for itself."""
    _local[name] = factory


def run_all() -> int:
    """Let every reader catch up; the number of entries handled."""
    shared = sum(run(reader) for reader in _readers.values())
    return shared + sum(run_local(factory()) for factory in _local.values())


def run(reader: Reader) -> int:
    handled = 0
    while step := _step(reader):
        handled += step
    return handled


@transaction.atomic
def _step(reader: Reader) -> int:
    ReaderCursor.objects.get_or_create(name=reader.name)
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
    handled = 0
    while entries := after(reader.position()):
        reader.handle(entries)
        handled += len(entries)
    return handled


def after(seq: int) -> list[Entry]:
    return list(Entry.objects.filter(seq__gt=seq).order_by("seq")[:BATCH])


def replay(name: str) -> int:
    """Send one reader back to the beginning and let it read everything again."""
    if name in _local:
        reader = _local[name]()
        reader.reset()
        return run_local(reader)
    ReaderCursor.objects.filter(name=name).update(seq=0)
    return run(_readers[name])


def lag() -> dict[str, int]:
    """How many entries each reader has left."""
    head = Head.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    at = dict(ReaderCursor.objects.values_list("name", "seq"))
    shared = {name: head - at.get(name, 0) for name in _readers}
    return shared | {name: head - factory().position() for name, factory in _local.items()}
