"""Few words, many times over, by their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .told import Names, Records

Mask = NDArray[np.bool_]
EVERY: Final = slice(None)


@dataclass(frozen=True)
class Coded:
    """Few words, many times over: `codes` are their numbers."""

    numbers: Mapping[str, int]
    codes: NDArray[np.uint32]

    @classmethod
    def of(cls, told: Records, column: str, names: Names) -> Coded:
        return cls(names.numbers, np.ascontiguousarray(told[column]))

    def among(self, wanted: Set[str], at: NDArray[np.intp] | slice = EVERY) -> Mask:
        """Where it is one of `wanted`, of all or of those that stand there."""
        chosen = np.zeros(len(self.numbers), dtype=np.bool_)
        chosen[[self.numbers[word] for word in wanted if word in self.numbers]] = True
        found: Mask = chosen[self.codes[at]]
        return found
