"""Which texts are alike: all pairs of places above a likeness, exactly, a block at a time.

Places are whole numbers, so that a product of two is the same however many are multiplied at once:
whether two texts are a pair depends on these two alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int8]
Scales = NDArray[np.float32]
Codes = NDArray[np.int64]
BLOCK: Final = 256
"""Rows that are compared with all before them at once: 0.2 GB at 100,000 texts."""
MOST: Final = 10
"""Pairs of one text with those of one group: the nearest. A text that says what everybody says has
no end of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """:ivar one: the smaller number. :ivar likeness: what the scales make it."""

    one: int
    other: int
    likeness: float


def scales(rows: Rows, spreads: Scales) -> Scales:
    """What makes a product a likeness: how far two places are nearer than by chance.

    A place's own spread counts, so that a text on what many write of needs to be nearer.

    :param rows: (texts, axes), at most 1,000 axes: sums of products are then exact in float32.
    :param spreads: the variance of texts along each axis.
    """
    exact = rows.astype(np.float64)
    lengths = np.einsum("ij,ij->i", exact, exact)
    by_chance = np.einsum("ij,j->i", exact * exact, spreads.astype(np.float64))
    with np.errstate(divide="ignore"):
        # the deviation of a likeness to the place is the root of its spread by its length; rounded,
        # since a sum of floats may differ in its last digit
        worth = 1 / np.round(np.sqrt(np.sqrt(lengths) * np.sqrt(by_chance)), 4)
    return np.where(lengths > 0, worth, 0).astype(np.float32)


def pairs(
    rows: Rows,
    scales: Scales,
    groups: Codes,
    least: float,
    *,
    begin: int = 0,
    most: int = MOST,
    told: Callable[[int, list[Pair]], object] = lambda _done, _found: None,
) -> Iterator[Pair]:
    """Those at least `least` alike, each once, by the number of their later text.

    :param groups: of each text; what is left out of too many is settled within a group, so that no
        group can push another's away.
    :param begin: the first text that has not been compared with those before it.
    :param told: hears after each block how many texts are done, and the pairs it gave.
    """
    turned = np.ascontiguousarray(rows.T, dtype=np.float32)
    for first in range(begin, len(rows), BLOCK):
        last = min(first + BLOCK, len(rows))
        likeness = turned[:, first:last].T @ turned[:, :last]
        likeness *= np.multiply.outer(scales[first:last], scales[:last])
        found = [
            pair
            for row, near in enumerate(likeness, start=first)
            for pair in _of_one(row, near[:row], groups, least, most)
        ]
        yield from found
        told(last, found)


def _of_one(row: int, likeness: Scales, groups: Codes, least: float, most: int) -> Iterator[Pair]:
    others = np.flatnonzero(likeness >= least)
    if len(others) > most:
        others = _nearest_of_each(others, likeness[others], groups[others], most)
    for other in others:
        yield Pair(int(other), row, float(likeness[other]))


def _nearest_of_each(
    others: NDArray[np.intp], likeness: Scales, groups: Codes, most: int
) -> NDArray[np.intp]:
    """Of two that are as near, the one with the smaller number."""
    order = np.lexsort((others, -likeness, groups))
    begins = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(np.append(begins, len(order)))
    within = np.arange(len(order)) - np.repeat(begins, sizes)
    return np.sort(others[order[within < most]])
