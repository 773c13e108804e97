"""Follows the index on each machine: what is new in it is compared with the rest."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from sprang.foundation.models import Entry

from ..index import JournalReader, store
from ..index.graphing import renew
from .kept import forget, position
from .likeness import Told, catch_up, nobody

REST: Final = 10
"""Times as long as it took, it rests: among 100,000 texts one more takes half a second, and all
that is kept of them is written anew. What came meanwhile is then compared together."""
SHORT: Final = 0.2
"""Seconds after which no rest is needed."""


class Pace:
    """When this process may compare again."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._until = now, 0.0

    def may(self) -> bool:
        return self._now() >= self._until

    def take(self, work: Callable[[], None]) -> None:
        begun = self._now()
        work()
        took = self._now() - begun
        self._until = self._now() + REST * took if took > SHORT else 0.0


_pace = Pace()


class LikenessReader:
    """The local reader of `sprang.foundation.journal.readers`. What it compares stands in the
    index, so that it lets that read first; search is not held up by it."""

    def position(self) -> int:
        generation = store().usable()
        return position(generation).seq if generation else 0

    def handle(self, entries: Sequence[Entry], /) -> None:
        JournalReader().handle(entries)
        if _pace.may():
            _pace.take(lambda: compare(nobody))

    def reset(self) -> None:
        if generation := store().usable():
            forget(generation)


def compare(told: Told) -> None:
    """Make of the index what it says now; the terminal does so at once."""
    if generation := store().usable():
        catch_up(generation, told)
        renew(generation)
