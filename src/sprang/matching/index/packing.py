"""A place in the space, in a byte for each axis: its direction is what counts."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors
from sprang.core.space.usual import units

_LEVELS: Final = 127


def packed(place: Vectors) -> bytes:
    """A place in a byte for each axis."""
    return bytes(np.rint(place * (_LEVELS / (float(np.abs(place).max()) or 1.0))).astype(np.int8))


def unpacked(rows: NDArray[np.int8]) -> Vectors:
    """A row for each: length 1 again, or zeros."""
    return units(rows.astype(np.float32))
