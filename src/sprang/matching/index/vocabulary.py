"""Which words have a feature, and which begin like this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from . import derived
from .columns import met, ranges
from .vocabulary_files import arrays_of, kept
from .worded import Worded

_LAST: Final = chr(0x10FFFF)


@dataclass(frozen=True)
class Vocabulary:
    """`arrays` are of the first `count` words, `rest` of those that came after."""

    worded: Worded
    count: int
    arrays: derived.Arrays
    rest: derived.Arrays

    @classmethod
    def read(cls, folder: Path, worded: Worded) -> Vocabulary:
        count, arrays = kept(folder, len(worded.words))
        return cls(worded, count, arrays, arrays_of(worded, count, len(worded.words)))

    def words(self, codes: NDArray[np.uint64]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The words that have these features, and for each which one it is."""
        found = [_having(arrays, codes) for arrays in (self.arrays, self.rest)]
        places, words = zip(*found, strict=True)
        return np.concatenate(words), np.concatenate(places)

    def beginning(self, with_: str) -> tuple[NDArray[np.int64], NDArray[Any]]:
        """Numbers of the words that begin so, in rising order, and each in lower case."""
        found = [np.zeros(0, dtype=np.int64)]
        for arrays in (self.arrays, self.rest):
            order = arrays["order"]
            first, end = self._first(order, with_), self._first(order, with_ + _LAST)
            found.append(order[first:end].astype(np.int64))
        numbers = np.sort(np.concatenate(found))
        return numbers, np.array(self.worded.surfaces(numbers), dtype=object)

    def _first(self, order: NDArray[Any], word: str) -> int:
        """Where the first stands that doesn't come before it."""
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            (there,) = self.worded.surfaces(order[middle : middle + 1].astype(np.int64))
            low, high = (middle + 1, high) if there < word else (low, middle)
        return low


def _having(arrays: derived.Arrays, asked: NDArray[np.uint64]) -> tuple[Any, Any]:
    there, at = met(arrays["codes"], asked)
    first, end = arrays["begins"][at].astype(np.int64), arrays["begins"][at + 1]
    return np.repeat(there, end - first), arrays["words"][ranges(first, end)].astype(np.int64)
