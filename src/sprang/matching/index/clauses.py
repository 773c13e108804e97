"""What finding candidates is asked for: by which words, and among which texts."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Feature, features

from .background import Background

POSTINGS: Final = 1_000_000
"""Places in the index that finding candidates may read: its time then stays the same however many
documents there are. A word is counted for each of its features that is asked for, and read once."""
LEAST: Final = 6
"""Features that are always asked for, however common."""


@dataclass(frozen=True)
class Narrowed:
    """Which documents a question is about, beside its words."""

    kind: str = ""
    only_open: bool = False
    platform_id: int = 0
    without: str = ""
    uid: str = ""


ANY: Final = Narrowed()


@dataclass(frozen=True, eq=False)
class Asked:
    """Words that have one of the features that are `chosen` are read, and count for all of them.

    codes, worth    of each feature of the question
    mean_length     of texts, in terms
    """

    codes: NDArray[np.uint64]
    worth: NDArray[np.float64]
    is_chosen: NDArray[np.bool_]
    mean_length: float


def asking(worth: Mapping[Feature, float], statistics: Background) -> Asked:
    """The features of a question by what each gives to a score."""
    chosen = set(telling(worth, statistics))
    return Asked(
        np.array([features.code(feature) for feature in worth], dtype=np.uint64),
        np.array(list(worth.values()), dtype=np.float64),
        np.array([feature in chosen for feature in worth], dtype=np.bool_),
        statistics.mean_length("terms"),
    )


def telling(worth: Mapping[Feature, float], statistics: Background) -> Iterator[Feature]:
    """As many features as `POSTINGS` has room for, those first that tell most for what they cost.

    What is common is in most candidates anyway and moves few of them; all of it counts in the
    reranking. What nobody visible has costs nothing and is taken along: it may be in a text of
    the asker's own unit, which the statistics leave out.
    """
    statistics.learn(worth)
    cost = statistics.postings
    room = POSTINGS
    best = sorted(
        worth, key=lambda feature: (-worth[feature] / math.sqrt(1 + cost(feature)), feature)
    )
    for place, feature in enumerate(best):
        room -= cost(feature)
        if room >= 0 or place < LEAST:
            yield feature
