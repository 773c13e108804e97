"""Vectors of texts and of words in a learned space."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.space.usual import SIDES, Side, Usual, Vectors, unit

__all__ = ["SIDES", "Side", "Space", "Vectors", "unit"]


@dataclass(frozen=True, slots=True, eq=False)
class Space(Usual):
    """`vectors[rows[side, term]] * scales[row]` is the place of a term; both sides share axes.

    weights: how telling each term is, a / (a + its part of all words) (Arora et al. 2017).
    """

    rows: Mapping[tuple[str, str], int]
    vectors: NDArray[np.int8]
    scales: Vectors
    weights: Vectors
    about: Mapping[str, object] = field(default_factory=dict)

    @property
    def dimensions(self) -> int:
        """The number of axes."""
        return int(self.vectors.shape[1])

    def words(self, words: Iterable[tuple[str, ...]], side: Side) -> tuple[Vectors, Vectors]:
        """Each word's weighted vector (one row each, the sum over its terms), and its weight."""
        known = [self._known(terms, side) for terms in words]
        vectors = np.zeros((len(known), self.dimensions), dtype=np.float32)
        weights = np.zeros(len(known), dtype=np.float32)
        found = [at for at, rows in enumerate(known) if rows]
        if found:
            rows = np.array([row for each in known for row in each], dtype=np.intp)
            firsts = np.cumsum([0, *(len(known[at]) for at in found[:-1])])
            worth = self.scales[rows] * self.weights[rows]
            vectors[found] = np.add.reduceat(self.vectors[rows] * worth[:, None], firsts, axis=0)
            weights[found] = np.add.reduceat(self.weights[rows], firsts)
        return vectors, weights

    def text(self, words: Iterable[tuple[tuple[str, ...], float]], side: Side) -> Vectors:
        """The place of a text of weighted words, length 1; zeros where no word is known."""
        counts: dict[int, float] = {}
        for terms, count in words:
            for row in self._known(terms, side):
                counts[row] = counts.get(row, 0.0) + count
        if not counts:
            return np.zeros(self.dimensions, dtype=np.float32)
        rows = np.fromiter(counts, dtype=np.intp, count=len(counts))
        each = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        worth = each * self.scales[rows] * self.weights[rows]
        return self.placed(worth @ self.vectors[rows].astype(np.float32), side)

    def texts(self, counts: csr_array, vectors: Vectors, side: Side) -> Vectors:
        """The places of many texts: how often each has each word, and the weighted vectors of the
        words. The same for one text, to the last bit, whatever others there are."""
        return self.placed_rows((counts @ vectors).astype(np.float32), side)

    def _known(self, terms: tuple[str, ...], side: Side) -> list[int]:
        rows = self.rows
        return [row for term in terms if (row := rows.get((side, term))) is not None]

    def shares(self, side: Side) -> Iterator[tuple[str, float]]:
        """Each term of a language with its part of all that was learned from in it.

        A weight is a / (a + p), so p is 1 / weight - 1, but for what makes the parts add up to 1.
        """
        worth = {
            term: 1 / float(self.weights[row]) - 1
            for (of, term), row in self.rows.items()
            if of == side
        }
        total = sum(worth.values()) or 1.0
        return ((term, each / total) for term, each in worth.items())

    def vector(self, side: str, term: str) -> Vectors:
        """The place of one term, length 1; zeros when unknown."""
        row = self.rows.get((side, term))
        if row is None:
            return np.zeros(self.dimensions, dtype=np.float32)
        return unit(self.vectors[row].astype(np.float32))

    def likeness(self, one: tuple[str, str], other: tuple[str, str]) -> float:
        """The cosine of two terms, each (language, term); 0 where one is unknown."""
        return float(self.vector(*one) @ self.vector(*other))
