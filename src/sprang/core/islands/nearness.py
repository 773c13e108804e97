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


@dataclass(frozen=True)
class Texts:
    """What is compared, by number.

    :ivar rows: (texts, axes), the places.
    :ivar scales: what makes a product a likeness (`scales`).
    :ivar groups: what is left out of too many is settled within a group, so that no group can push
        another's away.
    :ivar turns: all different; of two that are as near, the one with the lower turn is nearer.
    """

    rows: Rows
    scales: Scales
    groups: Codes
    turns: Codes

    def __len__(self) -> int:
        return len(self.rows)


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
