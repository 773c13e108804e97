"""Which words of the query and the document met in meaning, though not in letters.

The likeness of two texts is the sum over all pairs of their words, once each word carries its
part of the mean that was taken out of the text. Of each word of the query its best meeting is
told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sprang.core.ranking.model import Document, Query, Word
from sprang.core.space import Side, Space
from sprang.core.space.space import Vectors


@dataclass(frozen=True, slots=True)
class Meeting:
    """A word of the query, one of the document, and what the pair gave to the likeness."""

    asked: Word
    found: Word
    gain: float


class Meetings:
    """The words of a query, to meet those of many documents."""

    def __init__(self, query: Query, space: Space) -> None:
        self._space = space
        self._asked = _counted([(word, word.weight) for word in query.words])
        self._parts = _parts(self._asked, query.side, space)

    def of(self, document: Document) -> list[Meeting]:
        """For each distinct word of the query, the word of the document that gave most, if any."""
        found = _counted(list(document.weighted_words))
        if not (self._asked and found):
            return []
        gains = self._parts @ _parts(found, document.side, self._space).T
        best = gains.argmax(axis=1)
        return [
            Meeting(word, found[at][0], float(gains[i, at]))
            for i, ((word, _), at) in enumerate(zip(self._asked, best, strict=True))
            if gains[i, at] > 0
        ]


def _counted(words: Sequence[tuple[Word, float]]) -> list[tuple[Word, float]]:
    """Each word once, as it was first written, with its weights added up."""
    first: dict[tuple[str, ...], Word] = {}
    counts: dict[tuple[str, ...], float] = {}
    for word, weight in words:
        first.setdefault(word.terms, word)
        counts[word.terms] = counts.get(word.terms, 0) + weight
    return [(first[terms], count) for terms, count in counts.items()]


def _parts(words: list[tuple[Word, float]], side: Side, space: Space) -> Vectors:
    """What each word adds to the place of its text; the rows add up to that place."""
    counts = np.array([count for _, count in words], dtype=np.float32)
    vectors, weights = space.words((word.terms for word, _ in words), side)
    vectors, weights = vectors * counts[:, None], weights * counts
    length = float(np.linalg.norm(vectors.sum(axis=0)))
    if not length:
        return vectors
    parts = vectors / length - np.outer(weights / weights.sum(), space.means[side])
    placed: Vectors = (parts / (np.linalg.norm(parts.sum(axis=0)) or 1.0)).astype(np.float32)
    return placed
