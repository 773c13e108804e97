"""How far a match can be trusted: alike enough, and far beyond what chance gives.

`core.ranking.calibrate` knows how much of the question was met. In long texts much is met by
chance, so a match must also stand out from what this question scores against any text.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sprang.core.ranking import Feature, Scored, Statistics, Strength, calibrate

BEYOND_CHANCE: Final = {Strength.STRONG: 13.0, Strength.LIKELY: 10.0, Strength.POSSIBLE: 7.0}
"""In standard deviations. Chosen on `matching_dev` (240 short texts; whole needs, and their
first 40 per cent) and on the demo (225 long texts). The part of matches that are right: strong
0.73, 0.74 and 0.59; likely 0.57, 0.33 and 0.21; possible 0.17, 0.24 and 0.07. The demo's are
too low, since there only what was tied together in the writing counts as right. By `calibrate`
alone 0.12 of the demo's strong ones were right."""

WEAKEST_FIRST: Final = (Strength.POSSIBLE, Strength.LIKELY, Strength.STRONG)


@dataclass(frozen=True)
class Chance:
    """What a question scores against a text of mean length that knows nothing of it.

    Each feature is there with the part of all texts that have it, independently of the others:
    mean = Σ w p, variance = Σ w² p (1 - p). It asks nothing but frequencies among the visible,
    so it tells nothing of the rest.
    """

    mean: float
    deviation: float

    @classmethod
    def of(cls, weights: Mapping[Feature, float], statistics: Statistics) -> "Chance":
        mean = variance = 0.0
        for feature, weight in weights.items():
            part = min(statistics.document_frequency(feature) / statistics.documents, 1.0)
            mean += weight * part
            variance += weight**2 * part * (1 - part)
        return cls(mean, math.sqrt(variance))

    def strength(self, scored: Scored) -> Strength | None:
        """The weaker of the two judgements; None where either says that nothing fits."""
        alike, beyond = calibrate(scored.relevance), self._beyond(scored.score)
        if alike is None or beyond is None:
            return None
        return min(alike, beyond, key=WEAKEST_FIRST.index)

    def _beyond(self, score: float) -> Strength | None:
        distance = score - self.mean
        for strength, least in BEYOND_CHANCE.items():
            if distance >= least * self.deviation:
                return strength
        return None
