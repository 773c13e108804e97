"""What a question scores against any text, by chance.

In long texts much is met by chance, so a score counts by how far it stands out from that.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking.model import Feature, Statistics

LEAST_DOCUMENTS: Final = 200
"""With fewer texts, what is common can't be told from chance: as if there were so many."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What a question scores against a text of mean length that knows nothing of it.

    Each feature is there with the part of all texts that have it, independently of the others:
    mean = Σ w p, variance = Σ w² p (1 - p). What no text has yet may be in the next: half a
    text is added, or the only words of a few texts would stand out beyond measure. It asks
    nothing but frequencies among the visible, so it tells nothing of the rest.
    """

    mean: float
    deviation: float

    @classmethod
    def of(cls, weights: Mapping[Feature, float], statistics: Statistics) -> Self:
        """`weights` is what each feature of the question gives where it is met."""
        mean = variance = 0.0
        documents = max(statistics.documents, LEAST_DOCUMENTS)
        for feature, weight in weights.items():
            part = min((statistics.document_frequency(feature) + 0.5) / (documents + 1), 1.0)
            mean += weight * part
            variance += weight**2 * part * (1 - part)
        return cls(mean, math.sqrt(variance))

    def beyond(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far each score stands out, in deviations."""
        if not self.deviation:
            return np.zeros_like(scores)
        return (scores - self.mean) / self.deviation
