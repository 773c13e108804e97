"""Reading the index: candidates, how common words are, words that begin like this."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import tantivy
from tantivy import Occur

from sprang.core.ranking import Document
from sprang.core.ranking.texts import Texts
from sprang.core.space.space import Vectors

from . import nearest
from .background import Background
from .clauses import Clause, Narrowed, must, term
from .generation import Generation, OfAnother, Unusable, telling_what_breaks
from .graphs import Numbers
from .opening import Opened, opened
from .places import Places
from .reach import EVERYTHING, Reach
from .schema import COUNTED, SCHEMA, STAR, read
from .storage import Store

FEW: Final = 20_000
"""Documents up to which frequencies are counted exactly; above, an edit moves nothing."""
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


class Snapshot:
    """One searcher over one state of the index."""

    def __init__(self, opened: Opened) -> None:
        self._opened, self._measured = opened, opened.measured
        self._searcher = opened.index.searcher()
        self.space = opened.generation.space()

    def __len__(self) -> int:
        return self._searcher.num_docs

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

    def count(self, kind: str) -> int:
        with telling_what_breaks():
            alike = {"n": {"value_count": {"field": "terms_length"}}}
            return int(self._searcher.aggregate(term("kind", kind), alike)["n"]["value"])

    def completions(self, beginning: str, reach: Reach, limit: int) -> list[str]:
        """The most common words among what may be seen that begin so."""
        seen = tantivy.Query.boolean_query([(Occur.Must, each) for _, each in must(reach)])
        with telling_what_breaks():
            words = self._searcher.terms_with_prefix(
                "spelled", beginning, None if reach.audiences is None else seen, limit
            )
        return [word for word, _frequency in words]

    def statistics(self, reach: Reach) -> Background:
        if reach.counted not in self._measured:
            self._measured[reach.counted] = self._measure(reach)
        return Background(self._frequency, reach, self._measured[reach.counted], len(self))

    def _frequency(self, field: str, value: str) -> int:
        """tantivy's own frequency still counts replaced versions, until segments merge.

        In a small index one need that is edited often would make its words seem common.
        """
        if len(self) > FEW or len(self) == self._searcher.doc_freq("known", STAR):
            return self._searcher.doc_freq(field, value)
        found = self._searcher.search(term(field, value), 1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]  # missing in the stubs

    def _measure(self, reach: Reach) -> dict[str, float]:
        counted = tantivy.Query.term_set_query(SCHEMA, "audience", list(reach.counted))
        everything = tantivy.Query.all_query()
        questions = {name: {"avg": {"field": f"{name}_length"}} for name in COUNTED}
        with telling_what_breaks():
            answers = self._searcher.aggregate(
                everything if reach.audiences is None else counted,
                {**questions, "documents": {"value_count": {"field": "terms_length"}}},
            )
        return {name: answer["value"] or 0.0 for name, answer in answers.items()}


def _of(uids: Sequence[str], reach: Reach) -> list[Clause]:
    return [(Occur.Must, tantivy.Query.term_set_query(SCHEMA, "uid", list(uids))), *must(reach)]
