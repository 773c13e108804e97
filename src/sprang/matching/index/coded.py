"""Few words, many times over, by their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .told import Records
from .uids import Names

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """Few words, many times over: `codes` are their numbers."""

    numbers: Mapping[str, int]
    codes: NDArray[np.uint32]

    @classmethod
    def of(cls, told: Records, column: str, names: Names) -> Coded:
        return cls(names.numbers, np.ascontiguousarray(told[column]))

    def among(self, wanted: Set[str]) -> Mask:
        """Where it is one of `wanted`."""
        chosen = np.zeros(len(self.numbers), dtype=np.bool_)
        chosen[[self.numbers[word] for word in wanted if word in self.numbers]] = True
        found: Mask = chosen[self.codes]
        return found
