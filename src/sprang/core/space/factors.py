"""The strongest directions of a large sparse matrix: randomised SVD.

Halko, Martinsson and Tropp 2011, Finding Structure with Randomness, algorithm 4.4 with
orthonormal bases by the Gram matrix, which is the same and cheaper for tall ones.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.nearness import Matrix
from sprang.core.space.space import Vectors

_MORE = 20
_ROUNDS = 2


def factors(
    matrix: Matrix, dimensions: int, seed: int, tell: Callable[[int, int], None]
) -> Vectors:
    """Left singular vectors (n x dimensions), greatest singular value first, by `seed`.

    Their values are left out: axes that count alike were best, by a little.
    """
    wanted = min(dimensions + _MORE, *matrix.shape)
    turned = matrix.T.tocsr()
    random = np.random.default_rng(seed)
    basis = matrix @ random.standard_normal((matrix.shape[1], wanted), dtype=np.float32)
    for done in range(_ROUNDS):
        tell(done, _ROUNDS)
        basis = matrix @ (turned @ orthonormal(basis))
    basis = orthonormal(basis)
    small = turned @ basis
    values, axes = np.linalg.eigh((small.T @ small).astype(np.float64))
    order = np.argsort(-values)[: min(dimensions, wanted)]
    left: Vectors = basis @ _signed(axes[:, order]).astype(np.float32)
    return left


def orthonormal(basis: Vectors) -> Vectors:
    """The same span, columns of length 1 at right angles. Twice, since once loses digits."""
    for _ in range(2):
        values, axes = np.linalg.eigh((basis.T @ basis).astype(np.float64))
        values = np.maximum(values, max(float(values[-1]), 1e-30) * 1e-7)
        basis = basis @ (axes / np.sqrt(values)).astype(np.float32)
    return basis


def _signed(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    """An axis may point either way; choose, so that the same texts give the same numbers."""
    strongest = np.abs(axes).argmax(axis=0)
    return axes * np.where(axes[strongest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
