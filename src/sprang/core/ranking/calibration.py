"""From a likelihood to a strength that a person can act on."""

from enum import StrEnum
from typing import Final


class Strength(StrEnum):
    """How far a match can be trusted. The values are the Swedish words that a page shows."""

    STRONG = "stark"
    LIKELY = "trolig"
    POSSIBLE = "möjlig"


THRESHOLDS: Final = {Strength.STRONG: 0.5, Strength.LIKELY: 0.2, Strength.POSSIBLE: 0.06}


def calibrate(relevance: float) -> Strength | None:
    """The strength of a match of `relevance`, or None where most would disappoint.

    The part of matches on the development set `matching_dev` that were judged relevant, with
    weights fitted to other needs, is in docs/matching.md, for texts of several lengths. A larger
    collection has more that only seem alike.
    """
    return next((level for level, least in THRESHOLDS.items() if relevance >= least), None)
