"""Which words of the query and the document met in meaning, though not in letters.

The likeness of two texts is the sum over all pairs of their words, once each word carries its
part of the mean that was taken out of the text. Of each word of the query its best meeting is
told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from sprang.core.ranking.model import Document, Query, Word
from sprang.core.space import Side, Space
from sprang.core.space.space import Vectors

Known = Callable[[Sequence[Word], Side], tuple[Vectors, Vectors]]
"""A vector for each word, and what part of the mean it carries: 0 for one that isn't known."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A word of the query, one of the document, and what the pair gave to the likeness."""

    asked: Word
    found: Word
    gain: float


class Meetings:
    """The words of a query, to meet those of many documents."""

    def __init__(self, query: Query, known: Known, means: Mapping[str, Vectors]) -> None:
        self._known, self._means = known, means
        self._asked = _counted([(word, word.weight) for word in query.words])
        self._parts = self._parts_of(self._asked, query.side)

    @classmethod
    def within(cls, query: Query, space: Space) -> Self:
        """Words as they lie in a space."""
        return cls(
            query,
            lambda words, side: space.words((word.terms for word in words), side),
            space.means,
        )

    def of(self, document: Document) -> list[Meeting]:
        """For each distinct word of the query, the word of the document that gave most, if any.

        Where texts are alike though no two of their words are, the least unlike pair is told.
        """
        found = _counted(list(document.weighted_words))
        if not (self._asked and found):
            return []
        gains = self._parts @ self._parts_of(found, document.side).T
        best = gains.argmax(axis=1)
        met = [
            Meeting(word, found[at][0], float(gains[i, at]))
            for i, ((word, _), at) in enumerate(zip(self._asked, best, strict=True))
            if gains[i, at] > 0
        ]
        asked, at = np.unravel_index(gains.argmax(), gains.shape)
        return met or [Meeting(self._asked[asked][0], found[at][0], 1.0)]

    def _parts_of(self, words: list[tuple[Word, float]], side: Side) -> Vectors:
        """What each word adds to the place of its text; the rows add up to that place."""
        counts = np.array([count for _, count in words], dtype=np.float32)
        vectors, weights = self._known([word for word, _ in words], side)
        vectors, weights = vectors * counts[:, None], weights * counts
        length = float(np.linalg.norm(vectors.sum(axis=0)))
        if not length:
            return vectors
        parts = vectors / length - np.outer(weights / weights.sum(), self._means[side])
        placed: Vectors = (parts / (np.linalg.norm(parts.sum(axis=0)) or 1.0)).astype(np.float32)
        return placed


def _counted(words: Sequence[tuple[Word, float]]) -> list[tuple[Word, float]]:
    """Each word once, as it was first written, with its weights added up."""
    first: dict[tuple[str, ...], Word] = {}
    counts: dict[tuple[str, ...], float] = {}
    for word, weight in words:
        first.setdefault(word.terms, word)
        counts[word.terms] = counts.get(word.terms, 0) + weight
    return [(first[terms], count) for terms, count in counts.items()]
