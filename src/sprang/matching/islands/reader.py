"""Follows the index on each machine: what is new in it is compared with the rest."""

from collections.abc import Sequence

from sprang.foundation.models import Entry

from ..index import JournalReader, store
from ..index.graphing import renew
from .kept import forget, position
from .likeness import Told, catch_up


class LikenessReader:
    """The local reader of `sprang.foundation.journal.readers`. What it compares stands in the
    index, so that it lets that read first; search is not held up by it."""

    def position(self) -> int:
        generation = store().usable()
        return position(generation).seq if generation else 0

    def handle(self, entries: Sequence[Entry], /) -> None:
        JournalReader().handle(entries)
        if generation := store().usable():
            catch_up(generation)
            renew(generation)

    def reset(self) -> None:
        if generation := store().usable():
            forget(generation)


def compare(told: Told) -> None:
    """For the terminal: what the reader does when something has happened, now."""
    if generation := store().usable():
        catch_up(generation, told)
        renew(generation)
