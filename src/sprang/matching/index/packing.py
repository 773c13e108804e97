"""A place in the space, in a byte for each axis: its direction is what counts."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors
from sprang.core.space.usual import units

_LEVELS: Final = 127


def packed(place: Vectors) -> bytes:
    """A place in a byte for each axis."""
    return packed_rows(place[None]).tobytes()


def packed_rows(places: Vectors) -> NDArray[np.int8]:
    """The same for each row."""
    greatest = np.abs(places).max(axis=1, initial=0, keepdims=True).astype(np.float64)
    scales = (_LEVELS / np.where(greatest > 0, greatest, 1.0)).astype(np.float32)
    rows: NDArray[np.int8] = np.rint(places * scales).astype(np.int8)
    return rows


def unpacked(rows: NDArray[np.int8]) -> Vectors:
    """A row for each: length 1 again, or zeros."""
    return units(rows.astype(np.float32))
