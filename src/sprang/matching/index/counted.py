"""Counting in the index: how many, how common words are, and which begin like this."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Feature, features

from .background import Background
from .clauses import ANY
from .opening import Opened
from .reach import EVERYTHING, Reach
from .renewing import lacking

COUNTED: Final = ("terms", "letters")
MOST_KNOWN: Final = 100_000
"""Frequencies that are remembered of one state of the index: questions share most of them."""


class Counted:
    """One state of the index, to be counted in."""

    def __init__(self, opened: Opened) -> None:
        self._opened, self.places = opened, opened.places
        self.generation = opened.generation

    def __len__(self) -> int:
        return len(self.places)

    def count(self, kind: str) -> int:
        return int(self.places.kinds.among({kind}).sum())

    def lacking(self) -> int:
        """Texts that are counted in memory for want of files."""
        return lacking(self.generation.path, len(self.places.rows))

    def completions(self, beginning: str, reach: Reach, limit: int) -> list[str]:
        """The most common words among what may be seen that begin so."""
        with self.generation.reading():
            numbers, spelled = self._opened.vocabulary.beginning(beginning)
            words, which = np.unique(spelled, return_inverse=True)
            counts = self._opened.inverted.texts_with(numbers, which, self._seen(reach))
        best = np.argsort(-counts, kind="stable")[:limit]  # of equals the first in the alphabet
        return [str(words[at]) for at in best if counts[at]]

    def statistics(self, reach: Reach) -> Background:
        opened, counted = self._opened, reach.counted
        if counted not in opened.measured:
            with self.generation.reading():
                opened.measured[counted] = self._measure(reach)
        known = opened.frequencies.setdefault(counted, {})
        if len(known) > MOST_KNOWN:  # another: somebody else may be reading in this one
            known = opened.frequencies[counted] = {}

        def frequencies(asked: Sequence[Feature]) -> list[int]:
            codes = np.array([features.code(feature) for feature in asked], dtype=np.uint64)
            with self.generation.reading():
                return [*map(int, opened.inverted.frequencies(self._groups(reach), codes))]

        return Background(frequencies, opened.measured[counted], len(self), known)

    def _groups(self, reach: Reach) -> list[int] | None:
        """The numbers of the audiences that statistics are taken over; None for all there is."""
        if reach.audiences is None:
            return None
        numbers = self.places.audiences.numbers
        return [numbers[each] for each in reach.counted if each in numbers]

    def _measure(self, reach: Reach) -> dict[str, float]:
        """Over what is counted: how many texts, and how long they are."""
        which = EVERYTHING if reach.audiences is None else Reach(frozenset(reach.counted))
        rows = self.places.numbers[self.places.mask(which, ANY)]
        told = self._opened.worded.texts[rows]
        means = {name: float(told[name].mean()) if len(rows) else 0.0 for name in COUNTED}
        return {**means, "documents": float(len(rows))}

    def _seen(self, reach: Reach) -> NDArray[np.bool_]:
        """Which rows are of texts that may be seen."""
        seen = np.zeros(len(self.places.rows), dtype=np.bool_)
        seen[self.places.numbers[self.places.mask(reach, ANY)]] = True
        return seen
