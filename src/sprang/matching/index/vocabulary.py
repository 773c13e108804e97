"""Which words have a feature, and which begin like this: a file made of those that `worded` tells
of (`derived`).

found-COUNT-SUM.features     the first COUNT words; the few that came after are looked through
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from . import derived
from .columns import met, ranges
from .worded import Worded

EXTENSION: Final = "features"
LAYOUT: Final[Mapping[str, str]] = {
    "codes": "<u8", "begins": "<u4", "words": "<u4", "order": "<u4",
}  # fmt: skip
"""codes    of features, in rising order
begins   where the words of each begin
words    their numbers
order    the numbers of all words, as they are spelled in lower case"""
_LAST: Final = chr(0x10FFFF)
FEW: Final = 500
PART: Final = 32
"""One of so many words may be new, beside a few, before the file is made anew."""


@dataclass(frozen=True)
class Vocabulary:
    """`arrays` are of the first `count` words, `rest` of those that came after."""

    worded: Worded
    count: int
    arrays: derived.Arrays
    rest: derived.Arrays

    @classmethod
    def read(cls, folder: Path, worded: Worded) -> Vocabulary:
        count, arrays = _kept(folder, len(worded.words))
        return cls(worded, count, arrays, arrays_of(worded, count, len(worded.words)))

    def words(self, codes: NDArray[np.uint64]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The words that have these features, and for each which one it is."""
        found = [_having(arrays, codes) for arrays in (self.arrays, self.rest)]
        places, words = zip(*found, strict=True)
        return np.concatenate(words), np.concatenate(places)

    def beginning(self, with_: str) -> dict[int, str]:
        """The words that begin so, in lower case."""
        found: dict[int, str] = {}
        for arrays in (self.arrays, self.rest):
            order = arrays["order"]
            first = self._first(order, with_)
            end = self._first(order, with_ + _LAST)
            numbers = order[first:end].astype(np.int64)
            found |= zip(numbers.tolist(), _lower(self.worded, numbers), strict=True)
        return {number: word for number, word in found.items() if word.startswith(with_)}

    def _first(self, order: NDArray[Any], word: str) -> int:
        """Where the first stands that doesn't come before it."""
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            (there,) = _lower(self.worded, order[middle : middle + 1].astype(np.int64))
            low, high = (middle + 1, high) if there < word else (low, middle)
        return low


def _lower(worded: Worded, numbers: NDArray[Any]) -> list[str]:
    return [line.partition(" ")[0].lower() for line in worded.lines(numbers)]


def _having(arrays: derived.Arrays, asked: NDArray[np.uint64]) -> tuple[Any, Any]:
    there, at = met(arrays["codes"], asked)
    first, end = arrays["begins"][at].astype(np.int64), arrays["begins"][at + 1]
    return np.repeat(there, end - first), arrays["words"][ranges(first, end)].astype(np.int64)


def arrays_of(worded: Worded, first: int, end: int) -> dict[str, NDArray[Any]]:
    """Of the words from the first and before the end."""
    numbers = np.arange(first, end)
    codes, firsts = worded.codes_of(numbers)
    order = np.argsort(codes, kind="stable")
    distinct, begins = np.unique(codes[order], return_index=True)
    spelled = np.array(_lower(worded, numbers), dtype=object)
    return {
        "codes": distinct, "begins": np.append(begins, len(codes)),
        "words": np.repeat(numbers, np.diff(firsts))[order],
        "order": first + np.argsort(spelled, kind="stable"),
    }  # fmt: skip


def _kept(folder: Path, words: int) -> tuple[int, derived.Arrays]:
    """The file that has most of the words there are, as many as that is."""
    for count, path in sorted(_listed(folder), reverse=True):
        arrays = _mapped.get(path) or derived.mapped(path, LAYOUT)
        if arrays and count <= words:
            _mapped.clear()
            _mapped[path] = arrays
            return count, arrays
    return 0, {name: np.zeros(int(name == "begins"), dtype=kind) for name, kind in LAYOUT.items()}


_mapped: dict[Path, derived.Arrays] = {}


def _listed(folder: Path) -> list[tuple[int, Path]]:
    paths = folder.glob(f"found-*.{EXTENSION}")
    return [(int(path.stem.split("-")[1]), path) for path in paths]


def renew(folder: Path, worded: Worded) -> None:
    """Make it where it is missing, or where many words have come since."""
    words = len(worded.words)
    count, _arrays = _kept(folder, words)
    if words - count > FEW + count // PART:
        arrays = arrays_of(worded, 0, words)
        made = derived.keep(folder, f"found-{words}", EXTENSION, LAYOUT, arrays)
        for _count, path in _listed(folder):
            if path != made:
                path.unlink(missing_ok=True)
