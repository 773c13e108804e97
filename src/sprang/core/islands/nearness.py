"""How alike two texts are, by their places in the space of meaning.

Places are whole numbers, so that a product of two is the same however many are multiplied at once:
how alike two texts are depends on these two alone.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int8]
Scales = NDArray[np.float32]
Codes = NDArray[np.int64]
Nears = NDArray[np.void]
NEAR: Final = np.dtype([("one", "<i4"), ("other", "<i4"), ("likeness", "<f4")])
"""That `other` is among the nearest of `one`."""
AT_ONCE: Final = 4096
"""Rows whose squares are in memory: those of 100,000 would take half a gigabyte."""
EVERYBODYS: Final = -1
"""In the place of a house: texts of all houses are compared with it."""


@dataclass(frozen=True)
class Circles:
    """Who sees the texts, and which of them are compared. What is left out of too many is settled
    among what the same people see: nothing hidden can push away what is seen.

    :ivar of: (texts,), the circle that each is open to.
    :ivar wider: (circles,), another of the same owner whose texts everybody sees who sees those of
        this one: a text of the narrow one must be among the nearest of both together. Itself where
        there is none; what is wider is itself not narrow.
    :ivar owners: (circles,), the house whose texts alone have those of the circle among their
        nearest; `EVERYBODYS` where all texts have.
    :ivar houses: (texts,), the house of each.
    """

    of: Codes
    wider: Codes
    owners: Codes
    houses: Codes


@dataclass(frozen=True)
class Texts:
    """What is compared, by number.

    :ivar rows: (texts, axes), the places.
    :ivar scales: what makes a product a likeness (`scales`).
    :ivar turns: all different; of two that are as near, the one with the lower turn is nearer.
    """

    rows: Rows
    scales: Scales
    circles: Circles
    turns: Codes

    def __len__(self) -> int:
        return len(self.rows)


def scales(rows: Rows, spreads: Scales) -> Scales:
    """What makes a product a likeness: how far two places are nearer than by chance.

    A place's own spread counts, so that a text on what many write of needs to be nearer.

    :param rows: (texts, axes), at most 1,000 axes: sums of products are then exact in float32.
    :param spreads: the variance of texts along each axis.
    """
    found = np.zeros(len(rows), dtype=np.float32)
    for first in range(0, len(rows), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        found[part] = _scales(rows[part].astype(np.float64), spreads.astype(np.float64))
    return found


def _scales(exact: NDArray[np.float64], spreads: NDArray[np.float64]) -> Scales:
    lengths = np.einsum("ij,ij->i", exact, exact)
    by_chance = np.einsum("ij,j->i", exact * exact, spreads)
    with np.errstate(divide="ignore"):
        # the deviation of a likeness to the place is the root of its spread by its length; rounded,
        # since a sum of floats may differ in its last digit
        worth = 1 / np.round(np.sqrt(np.sqrt(lengths) * np.sqrt(by_chance)), 4)
    return np.where(lengths > 0, worth, 0).astype(np.float32)
