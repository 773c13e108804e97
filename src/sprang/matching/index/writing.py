"""Writing into one generation of the index. The caller holds the store's lock."""

from collections.abc import Iterable
from types import TracebackType

import tantivy

from sprang.core.ranking import Document
from sprang.core.ranking.placing import placed

from ..items import Item
from .embedded import Vectors
from .generation import Generation, telling_what_breaks
from .packing import packed
from .placing import Log
from .schema import SCHEMA, analysed, document_of
from .wording import Wording

HEAP = 48_000_000


class Writer:
    """Everything written becomes visible at once when the block ends, nothing if it fails."""

    def __init__(self, generation: Generation) -> None:
        with telling_what_breaks():
            index = tantivy.Index(SCHEMA, path=str(generation.path), reuse=True)
            # One thread: documents lie in the order given, and memory is bounded.
            self._writer = index.writer(HEAP, num_threads=1)
            self._space = generation.space()
            self._places = Log(generation.path, self._space.dimensions)
            self._words = Wording(generation.path)
            self._vectors = Vectors.beside(generation.path)
            self._align()

    def __enter__(self) -> "Writer":
        return self

    def add(self, item: Item) -> None:
        """An item that the generation doesn't have."""
        self.put_down(item, analysed(item))

    def put_down(self, item: Item, document: Document) -> None:
        """The same, with what analysing it gave."""
        self._writer.add_document(document_of(item, document, row=len(self._places)))
        self._words.add(document)
        self._places.add(item, packed(placed(document, self._space)))
        if self._vectors is not None:
            self._vectors.add(item)
        if self._places.is_full:
            self._write()

    def put(self, items: Iterable[Item], uids: Iterable[str]) -> None:
        """`uids` are in the index after this exactly where `items` has them."""
        for uid in uids:
            self._writer.delete_documents_by_term("uid", uid)
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
        with telling_what_breaks():
            if fault is not None:
                self._writer.rollback()
                return
            self._write()
            self._writer.commit()
            self._writer.wait_merging_threads()

    def _write(self) -> None:
        """Places last: a text counts from when its place is there."""
        self._words.write()
        if self._vectors is not None:
            self._vectors.write()
        self._places.write()

    def _align(self) -> None:
        """A row is the same text's in all the files: what a crash left in some of them goes."""
        beside = [each for each in (self._places, self._words, self._vectors) if each is not None]
        rows = min(map(len, beside))
        for each in beside:
            each.cut(rows)
