"""Writing into one generation of the index. The caller holds the store's lock."""

import logging
from collections.abc import Iterable
from types import TracebackType

from sprang.core.ranking import Document

from ..items import Item
from . import placing
from .broken import Hindered, telling_what_breaks
from .embedded import Vectors
from .generation import Generation
from .locating import Locator
from .opening import groups_by_row
from .placing import Log
from .renewing import renew, sweep
from .worded import Worded
from .wording import Wording

logger = logging.getLogger(__name__)

WORDS_AT_ONCE = 1 << 19
"""Words that wait in memory, beside `placing.AT_ONCE` texts."""


def analysed(item: Item) -> Document:
    return Document.from_text(item.uid, item.title, item.text, item.language, item.kind)


class Writer:
    """Everything written becomes visible at once when the block ends, nothing if it fails."""

    def __init__(self, generation: Generation) -> None:
        with telling_what_breaks():
            self._generation, self._space = generation, generation.space()
            committed = generation.committed or 0
            self._places = Log(generation.path, self._space.dimensions, committed)
            self._words = Wording(generation.path, len(self._places))
            self._vectors = Vectors.beside(generation.path, committed)
            self._logs: list[Log | Vectors] = [self._places]
            if self._vectors is not None:
                self._logs.append(self._vectors)
            self._align()
        self._located, self._waiting = Locator(self._space), list[Item]()

    def __enter__(self) -> "Writer":
        return self

    def add(self, item: Item) -> None:
        """An item that the generation doesn't have."""
        self.put_down(item, analysed(item))

    def put_down(self, item: Item, document: Document) -> None:
        """The same, with what analysing it gave."""
        self._words.add(document)
        self._waiting.append(item)
        if self._vectors is not None:
            self._vectors.add(item)
        if len(self._waiting) >= placing.AT_ONCE or self._words.waits_for(WORDS_AT_ONCE):
            self._write()

    def put(self, items: Iterable[Item], uids: Iterable[str]) -> None:
        """`uids` are in the index after this exactly where `items` has them."""
        uids = list(uids)
        if not {each.uid for each in self._waiting}.isdisjoint(uids):
            self._write()  # or what is taken away would be written after that
        for uid in uids:
            self._places.take_away(uid)
            if self._vectors is not None:
                self._vectors.take_away(uid)
        for item in items:
            self.add(item)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        fault: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        if fault is not None:
            return  # what was written is cut off by the next writer
        with telling_what_breaks():
            self._write()
            for each in (self._words, *self._logs):
                each.sync()
            self._generation.commit(self._places.records)
            self._renew()

    def _renew(self) -> None:
        """All is committed: where the room or the memory for the files that follow from it is
        lacking, readers count in memory, and the next writer makes them."""
        try:
            renew_words(self._generation)
        except (Hindered, MemoryError, OSError):
            logger.warning("Files to find words by could not be made", exc_info=True)

    def _write(self) -> None:
        """Places last: a text counts from when its place is there."""
        rows = self._located.rows(self._words)
        self._words.write()
        if self._vectors is not None:
            self._vectors.write()
        self._places.add_all(self._waiting, rows.tobytes())
        self._places.write()
        self._waiting.clear()

    def _align(self) -> None:
        """A row is the same text's in all the files.

        :raises ValueError: something of what was committed is lost.
        """
        rows = len(self._places)
        for each in (self._words, *self._logs):
            if len(each) != rows:
                raise ValueError(f"{rows} texts, and files for {len(each)}.")
        sweep(self._generation.path, rows, self._words.words)


def renew_words(generation: Generation) -> None:
    """Make what is missing of the files that say which texts have which words."""
    places = generation.places()
    worded = Worded.read(generation.path, len(places.rows))
    renew(generation.path, worded, groups_by_row(places))
