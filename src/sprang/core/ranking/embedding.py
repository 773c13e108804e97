"""A sentence model as one more signal: how like it says that two texts are, against chance.

The model belongs to the installation. Here is only what is done with its vectors: the mean of the
language is taken out, and likeness counts by how far it stands out, as in the space.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sprang.core.ranking.meaning import Meetings
from sprang.core.ranking.model import Document, Query, Word
from sprang.core.ranking.weights import Weights
from sprang.core.space import Side
from sprang.core.space.space import SIDES, Vectors
from sprang.core.space.usual import Usual

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

    def beyond(self, document: Document) -> float:
        """How far the likeness stands out from chance, in deviations. Nothing without words: they
        are what is told of it."""
        has_words = self._query.words and (document.title or document.text)
        if document.embedded is None or not has_words:
            return 0.0
        found = self._embedding.usual.placed(document.embedded, document.side)
        return float(self.place @ found) / self._by_chance[document.side]

    @cached_property
    def meetings(self) -> Meetings:
        """Which words met, by the model's vectors of the words alone."""
        return Meetings(self._query, self._embedding.words, self._embedding.usual.means)
