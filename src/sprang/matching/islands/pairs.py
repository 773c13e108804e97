"""The pairs that are kept, by where their texts stand among the places."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..index.coded import Mask
from ..index.generation import Generation
from ..index.places import Places
from ..index.told import standing
from .kept import Kept

_SEEN: Final = np.uint8(1)
_HERE: Final = np.uint8(2)


@dataclass(frozen=True)
class Likenesses:
    """Pairs, its texts by where they stand in `Places`. One is there twice where each of its texts
    is among the nearest of the other."""

    one: NDArray[np.intp]
    other: NDArray[np.intp]
    likeness: NDArray[np.float32]

    def among(self, chosen: NDArray[Any]) -> "Likenesses":
        return Likenesses(self.one[chosen], self.other[chosen], self.likeness[chosen])

    def once(self) -> "Likenesses":
        """Each pair once."""
        _named, first = np.unique(self.one << 32 | self.other, return_index=True)
        return self.among(first)


def likenesses(
    generation: Generation, places: Places, seen: Mask, here: Mask | None = None
) -> Likenesses:
    """Those whose texts both are seen, and one at least is `here`, as long as both still stand as
    they were when they were compared."""
    near = Kept.read(generation).near
    told = np.zeros(len(places.rows) + 1, dtype=np.uint8)  # the last for rows that came since
    told[places.numbers] = seen * _SEEN | (seen if here is None else seen & here) * _HERE
    one, other = (told[np.minimum(near[end], len(places.rows))] for end in ("one", "other"))
    near = near[(one & other & _SEEN > 0) & ((one | other) & _HERE > 0)]
    first, second = (standing(places.numbers, near[end]) for end in ("one", "other"))
    return Likenesses(np.minimum(first, second), np.maximum(first, second), near["likeness"])
