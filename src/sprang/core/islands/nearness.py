"""Which texts are alike: all pairs of vectors above a likeness, exactly, a block at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
BLOCK: Final = 2_048
"""Rows that are compared with all others at once: 1.6 GB of likenesses at 200,000 texts."""
MOST: Final = 100
"""Pairs of one text: the nearest. A text that says what everybody says has no end of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """:ivar one: the smaller number. :ivar likeness: the cosine, -1 to 1."""

    one: int
    other: int
    likeness: float


def pairs(
    vectors: Vectors,
    least: float,
    *,
    most: int = MOST,
    told: Callable[[int], object] = lambda _done: None,
) -> Iterator[Pair]:
    """Those at least `least` alike, each once, in order of their numbers.

    :param vectors: (texts, dimensions), each of length 1, or 0 where a text says nothing.
    :param most: how many others one text is paired with; it may be more pairs' other half.
    :param told: hears how many texts are done.
    """
    turned = np.ascontiguousarray(vectors.T)
    for begin in range(0, len(vectors), BLOCK):
        likeness = vectors[begin : begin + BLOCK] @ turned
        for row, found in enumerate(likeness, start=begin):
            yield from _of_one(row, found, least, most)
        told(min(begin + BLOCK, len(vectors)))


def _of_one(row: int, likeness: Vectors, least: float, most: int) -> Iterator[Pair]:
    """With those after it alone: those before it have told of it."""
    others = row + 1 + np.flatnonzero(likeness[row + 1 :] >= least)
    if len(others) > most:
        # a stable sort: of two that are as near, the one with the smaller number
        nearest = np.argsort(-likeness[others], kind="stable")[:most]
        others = np.sort(others[nearest])
    for other in others:
        yield Pair(row, int(other), float(likeness[other]))
