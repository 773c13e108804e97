"""How often terms stand near each other, and how much more often than by chance.

Positive pointwise mutual information with the contexts' distribution smoothed (Levy, Goldberg
and Dagan 2015, Improving Distributional Similarity), log(n(w,c) N / (n(w) n(c)^a)), cut at 0.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sprang.core.space.counting import Numbers

_BLOCK = 300_000
Matrix: TypeAlias = Any
"""A sparse matrix of float32 by rows; scipy has no types."""


def near(
    terms: Numbers, places: Numbers, size: int, window: int, tell: Callable[[int, int], None]
) -> Matrix:
    """Counts of pairs of terms whose places differ by 1 to `window`; symmetric, float32."""
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for first in range(0, len(terms), _BLOCK):
        pairs = _pairs(terms, places, first, window)
        rows, columns = (np.concatenate(side) for side in zip(*pairs, strict=True))
        ones = np.ones(len(rows), dtype=np.float32)
        total = total + sparse.coo_matrix((ones, (rows, columns)), shape=(size, size)).tocsr()
        tell(min(first + _BLOCK, len(terms)), len(terms))
    return sparse.csr_matrix(total + total.T)


def _pairs(
    terms: Numbers, places: Numbers, first: int, window: int
) -> list[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """A word has up to a few terms, so a window of words is a wider one of terms."""
    found = []
    for step in range(1, 2 * window + 3):
        last = min(len(terms), first + _BLOCK + step)
        apart = places[first + step : last] - places[first : last - step]
        close = (apart > 0) & (apart <= window)
        found.append((terms[first : last - step][close], terms[first + step : last][close]))
    return found


def surprise(counts: Matrix, smoothing: float) -> Matrix:
    """PPMI of the counts, float32."""
    occurring = np.asarray(counts.sum(axis=1)).ravel().astype(np.float64)
    expected = occurring**smoothing
    expected /= expected.sum() or 1.0
    pairs = counts.tocoo()
    ratio = pairs.data / np.maximum(occurring[pairs.row] * expected[pairs.col], 1e-30)
    more = ratio > 1
    values = np.log(ratio[more]).astype(np.float32)
    return sparse.csr_matrix((values, (pairs.row[more], pairs.col[more])), shape=counts.shape)
