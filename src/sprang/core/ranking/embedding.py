"""A sentence model as one more signal: how like it says that two texts are, against chance.

The model belongs to the installation. Here is only what is done with its vectors: the mean of the
language is taken out, and likeness counts by how far it stands out, as in the space.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking.meaning import Meetings
from sprang.core.ranking.model import Query, Word
from sprang.core.ranking.texts import Texts
from sprang.core.ranking.weights import Weights
from sprang.core.space import Side
from sprang.core.space.space import SIDES, Vectors
from sprang.core.space.usual import Usual, units

Encode = Callable[[Sequence[str]], Vectors]
"""A row for each text, of any length; zeros for one of which the model knows nothing."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """A model, where texts lie by it, and what the signals are worth with it."""

    encode: Encode
    usual: Usual
    weights: Weights

    def words(self, words: Sequence[Word], _side: Side) -> tuple[Vectors, Vectors]:
        """The vector of each word by itself, and 1 for it, or 0 where it isn't known."""
        vectors = self.encode([word.surface for word in words])
        known: Vectors = np.any(vectors, axis=1).astype(np.float32)
        return vectors, known


class Embedded:
    """A query placed once, to be met by many documents."""

    def __init__(self, query: Query, vector: Vectors, embedding: Embedding) -> None:
        self._query, self._embedding = query, embedding
        usual = embedding.usual
        self.place = usual.placed(vector, query.side)
        self._by_chance = {side: usual.spread(self.place, side) for side in SIDES}

    def beyond(self, texts: Texts) -> NDArray[np.float64]:
        """How far the likeness of each stands out from chance, in deviations. Nothing without
        words: they are what is told of it."""
        found = np.zeros(len(texts))
        if texts.embedded is None or not self._query.words:
            return found
        known = texts.has_words & np.any(texts.embedded, axis=1)
        for side in SIDES:
            at = np.flatnonzero(known & (texts.is_english == (side == "en")))
            rows = units(units(texts.embedded[at]) - self._embedding.usual.means[side])
            found[at] = np.einsum("ij,j->i", rows, self.place) / self._by_chance[side]
        return found

    @cached_property
    def meetings(self) -> Meetings:
        """Which words met, by the model's vectors of the words alone."""
        return Meetings(self._query, self._embedding.words, self._embedding.usual.means)
