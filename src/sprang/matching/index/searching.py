"""Reading the index: candidates, what weighs them, and what is shown of them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import tantivy
from tantivy import Occur

from sprang.core.ranking import Document
from sprang.core.ranking.texts import Texts
from sprang.core.space.space import Vectors

from . import nearest
from .clauses import Clause, Narrowed, must
from .counted import Counted
from .generation import Generation, OfAnother, Unusable, telling_what_breaks
from .graphs import Numbers
from .opening import Opened, opened
from .places import Places
from .reach import EVERYTHING, Reach
from .schema import SCHEMA, read
from .storage import Store

_NONE: Final = np.zeros(0, dtype=np.int64)


def snapshot(place: Store) -> "Snapshot":
    """The index as it is now. Processes see each other's commits at the next question.

    :raises Unusable: there is none that can be read, or it is another database's.
    """
    generation = place.current()
    if generation is None:
        raise Unusable("There is no index yet.")
    try:
        generation.fits()
        return Snapshot(opened(place, generation))
    except Unusable as fault:
        if place.current() != generation:
            return snapshot(place)  # a new one was swapped in while we opened the old
        if not isinstance(fault, OfAnother):
            generation.condemn()
        raise


class Snapshot(Counted):
    """One searcher over one state of the index."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.space = opened.generation.space()

    def candidates(
        self, asked: tantivy.Query, reach: Reach, narrowed: Narrowed, limit: int
    ) -> Numbers:
        """Rows of the texts that fit best what is `asked` by BM25, best first; at most `limit`."""
        return self._rows([(Occur.Must, asked), *must(reach, narrowed)], limit)

    def near(
        self,
        place: Vectors,
        reach: Reach,
        narrowed: Narrowed,
        limit: int,
        *,
        by_model: bool = False,
    ) -> Numbers:
        """Rows of the texts that lie nearest a place, in the space or by the sentence model; at
        most `limit`, in any order."""
        if narrowed.uid:
            return self._rows(must(reach, narrowed), 1)
        among = self._opened.vectors if by_model else self._opened.places
        return nearest.near(among, place, reach, narrowed, limit) if among else _NONE

    def texts(self, rows: Numbers, without: str = "") -> Texts:
        """Those that still stand, to be weighed, but for the one whose uid is `without`.

        :raises Unusable: what is kept beside tantivy's files is damaged, and now marked so.
        """
        try:
            return self._opened.texts(rows, without)
        except (Unusable, IndexError, OSError, ValueError) as fault:
            self.generation.condemn()
            raise Unusable(f"The texts can't be read: {fault}") from fault

    def named(self, uids: Sequence[str], reach: Reach) -> dict[int, Document]:
        """Those of the documents that may be seen, by their rows."""
        with telling_what_breaks():
            found = self._search(_of(uids, reach), len(uids)) if uids else []
            documents = [read(self._searcher.doc(address)) for address in found]
            return dict(zip(self._numbers(found), documents, strict=True))

    def rows(self, uids: Sequence[str], reach: Reach) -> Numbers:
        """The rows of those that may be seen, in any order."""
        return self._rows(_of(uids, reach), len(uids)) if uids else _NONE

    def _rows(self, clauses: list[Clause], limit: int) -> Numbers:
        with telling_what_breaks():
            return np.array(self._numbers(self._search(clauses, limit)), dtype=np.int64)

    def _numbers(self, found: list[tantivy.DocAddress]) -> list[int]:
        return [int(row or 0) for row in self._searcher.fast_field_values("row", found)]

    def _search(self, clauses: list[Clause], limit: int) -> list[tantivy.DocAddress]:
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
        return [address for _score, address in found.hits]

    @property
    def generation(self) -> Generation:
        return self._opened.generation

    @property
    def places(self) -> Places | None:
        return self._opened.places

    def stamps(self, uids: Sequence[str]) -> dict[str, int]:
        """When those of `uids` that are here had changed last (see `Item.stamp`)."""
        with telling_what_breaks():
            found = self._search(_of(uids, EVERYTHING), max(len(uids), 1))
            documents = [self._searcher.doc(address) for address in found]
        return {str(each["uid"][0]): int(each["changed"][0]) for each in documents}


def _of(uids: Sequence[str], reach: Reach) -> list[Clause]:
    return [(Occur.Must, tantivy.Query.term_set_query(SCHEMA, "uid", list(uids))), *must(reach)]
