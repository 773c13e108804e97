"""Reading the index: candidates, what weighs them, and what is shown of them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Document
from sprang.core.ranking.texts import Texts
from sprang.core.space.space import Vectors

from . import nearest
from .broken import Unusable
from .clauses import ANY, Asked, Narrowed
from .counted import Counted
from .graphs import Numbers
from .inverted import Sums
from .opening import Opened, opened
from .reach import EVERYTHING, Reach
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
        generation.open()
        generation.fits()
        found = Snapshot(opened(place, generation))
        if place.current() == generation:
            return found
    except Unusable as fault:
        if place.current() == generation:
            generation.condemn_for(fault)
            raise
    return snapshot(place)  # a new one was swapped in, and some of the old may have been gone


class Snapshot(Counted):
    """One state of the index, to be searched."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.space = opened.space
        self._summed: tuple[Asked, Sums, Numbers] | None = None
        self._likeness: dict[bool, nearest.Likeness] = {}

    def candidates(self, asked: Asked, reach: Reach, narrowed: Narrowed, limit: int) -> Numbers:
        """Rows of the texts that fit best what is `asked` by BM25, best first; at most `limit`. Of
        equals those first whose uids are: the same on each machine, whatever was written when."""
        places, (sums, at) = self.places, self._sums(asked)
        there = np.flatnonzero(places.mask(reach, narrowed)[at])
        for uid, is_wanted in ((narrowed.uid, True), (narrowed.without, False)):
            if uid:
                there = there[np.isin(at[there], places.at([uid])) == is_wanted]
        scores = sums.scores[there]
        fitting = np.flatnonzero(scores >= _least(scores, limit))
        told = places.told[at[there[fitting]]]
        best = np.lexsort((told["low"], told["high"], -scores[fitting]))[:limit]
        return sums.rows[there[fitting[best]]]

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
            return self.rows([narrowed.uid], reach, narrowed)
        among = self._opened.vectors if by_model else self.places
        if not among:
            return _NONE
        known = self._likeness.get(by_model)
        if known is None or known.place is not place:
            known = self._likeness[by_model] = nearest.Likeness(among, place)
        return nearest.near(known, reach, narrowed, limit)

    def texts(self, rows: Numbers, without: str = "") -> Texts:
        """Those texts, to be weighed, but for the one whose uid is `without`.

        :raises Unusable: files are damaged.
        """
        with self.generation.reading():
            return self._opened.texts(rows, without)

    def documents(self, rows: Numbers) -> list[Document]:
        """Those texts, to be shown."""
        places = self.places
        names, kinds = places.words, places.kinds.codes
        with self.generation.reading():
            worded = self._opened.worded
            at, is_english = places.by_row[rows].tolist(), worded.texts["english"][rows] == 1
            each = zip(at, worded.written(rows), is_english, strict=True)
            return [
                Document(places.uid(at), *words, names[kinds[at]], "en" if english else "sv")
                for at, words, english in each
            ]

    def named(self, uids: Sequence[str], reach: Reach) -> list[Document]:
        """Those of the documents that may be seen, in any order."""
        return self.documents(self.rows(uids, reach))

    def rows(self, uids: Sequence[str], reach: Reach, narrowed: Narrowed = ANY) -> Numbers:
        """The rows of those that may be seen, in any order."""
        at = self.places.at(uids)
        return self.places.numbers[at[self.places.mask(reach, narrowed)[at]]]

    def stamps(self, uids: Sequence[str]) -> dict[str, int]:
        """When those of `uids` that are here had changed last (see `Item.stamp`)."""
        at = self.places.by_row[self.rows(uids, EVERYTHING)]
        return {self.places.uid(each): int(self.places.told["changed"][each]) for each in at}

    def _sums(self, asked: Asked) -> tuple[Sums, Numbers]:
        """Of the texts that count, with where they stand: worked out once for all kinds."""
        if self._summed is None or self._summed[0] is not asked:
            with self.generation.reading():
                sums = _summed(self._opened, asked)
            at = self.places.by_row[sums.rows]
            counts = at >= 0
            self._summed = asked, Sums(sums.rows[counts], sums.scores[counts]), at[counts]
        return self._summed[1:]


def _summed(opened: Opened, asked: Asked) -> Sums:
    """Of the words that have a chosen feature, each for all its features."""
    words, which = opened.vocabulary.words(asked.codes)
    is_read = np.zeros(int(words.max(initial=-1)) + 1, dtype=np.bool_)
    is_read[words[asked.is_chosen[which]]] = True
    weights = np.bincount(words, weights=asked.worth[which]).astype(np.float64)
    numbers = np.flatnonzero(is_read)
    return opened.inverted.sums(numbers, weights[numbers], asked.mean_length)


def _least(scores: NDArray[np.float32], limit: int) -> float:
    """The least score of the `limit` best."""
    return float(np.partition(scores, -limit)[-limit]) if len(scores) > limit else 0.0
