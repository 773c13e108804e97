"""From a score, whose size says little, to a strength that a person can act on."""

import math
from enum import StrEnum
from typing import Final

from sprang.core.ranking import bm25


class Strength(StrEnum):
    """How far a match can be trusted. The values are the Swedish words that a page shows."""

    STRONG = "stark"
    LIKELY = "trolig"
    POSSIBLE = "möjlig"


THRESHOLDS: Final = {Strength.STRONG: 0.58, Strength.LIKELY: 0.52, Strength.POSSIBLE: 0.44}


def relevance(score: float, self_score: float, documents: int) -> float:
    """The score of a match as a number 0..1, whatever the length of the query.

    score / √(self_score x the greatest rarity), squeezed by x / (1 + x). `self_score` is what
    the query scores as a document. A long query gathers more by chance, but not in proportion
    to its length; with the square root, a level means about the same precision from a title
    of five words to a need of a hundred. Rarity grows with the number of `documents`;
    dividing by its greatest value takes that out.
    """
    if score <= 0 or self_score <= 0:
        return 0.0
    ratio = score / math.sqrt(self_score * bm25.rarity(0, documents))
    return ratio / (1 + ratio)


def met(relevance: float) -> float:
    """The ratio that `relevance` squeezed: 0 nothing, about 1 the query itself."""
    return relevance / (1 - relevance)


def calibrate(relevance: float) -> Strength | None:
    """The strength of a match of `relevance`, or None where most would disappoint.

    Chosen on the development set `matching_dev`. The part of matches that were judged
    relevant, for whole needs alone, and pooled over titles, title with first sentence, half
    and whole needs: strong 0.67 and 0.68, likely 0.28 and 0.34, possible 0.09 and 0.15; of
    all pairs 0.02 are relevant. A larger collection has more that only seem alike.
    """
    return next((level for level, least in THRESHOLDS.items() if relevance >= least), None)
