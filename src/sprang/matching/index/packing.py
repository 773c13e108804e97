"""A place in the space, in a byte for each axis: its direction is what counts."""

from typing import Final

import numpy as np

from sprang.core.space.space import Vectors

_LEVELS: Final = 127


def packed(place: Vectors) -> bytes:
    """A place in a byte for each axis."""
    return bytes(np.rint(place * (_LEVELS / (float(np.abs(place).max()) or 1.0))).astype(np.int8))


def unpacked(kept: bytes) -> Vectors:
    """Length 1 again, or zeros."""
    row = np.frombuffer(kept, dtype=np.int8).astype(np.float32)
    return row / np.float32(float(np.linalg.norm(row)) or 1.0)
