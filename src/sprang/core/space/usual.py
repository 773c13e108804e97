"""Where texts of each language usually lie, whatever they are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Side = Literal["sv", "en"]
Vectors = NDArray[np.float32]
SIDES: Final[tuple[Side, ...]] = ("sv", "en")
_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Usual:
    """means: the mean direction of texts in each language, which says nothing and is taken out.
    spreads: the variance of texts of each language along each axis, around that mean.

    Compared as the one it is, not by its numbers: what is worked out from it is remembered.
    """

    means: Mapping[str, Vectors]
    spreads: Mapping[str, Vectors]

    def placed(self, total: Vectors, side: Side) -> Vectors:
        """A sum of words as the place of a text: the language's mean taken out, length 1."""
        return unit(unit(total) - self.means[side]) if total.any() else total

    def placed_rows(self, totals: Vectors, side: Side) -> Vectors:
        """The same of many: a row for each."""
        there = totals.any(axis=1, keepdims=True)
        return np.where(there, units(units(totals) - self.means[side]), totals)

    def spread(self, place: Vectors, side: Side) -> float:
        """How much likeness to `place` varies over texts in the language `side` (a deviation)."""
        return float(np.sqrt(place**2 @ self.spreads[side])) or 1.0


def measured(texts: Mapping[Side, Vectors]) -> Usual:
    """`texts` has a row of length 1 for each; a language that has none lies as the other."""
    known = {side: rows if len(rows) else _all(texts) for side, rows in texts.items()}
    means: dict[str, Vectors] = {side: rows.mean(axis=0) for side, rows in known.items()}
    spreads: dict[str, Vectors] = {
        side: units(rows - means[side]).var(axis=0) for side, rows in known.items()
    }
    return Usual(means, spreads)


def _all(texts: Mapping[Side, Vectors]) -> Vectors:
    every: Vectors = np.concatenate([texts[side] for side in SIDES])
    return every


def unit(vector: Vectors) -> Vectors:
    """Scaled to length 1; all but nothing becomes nothing."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length > _NOTHING else np.zeros_like(vector)


def units(vectors: Vectors) -> Vectors:
    """Each row with length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = np.divide(
        vectors, lengths, out=np.zeros_like(vectors), where=lengths > _NOTHING
    )
    return scaled
