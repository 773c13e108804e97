"""Which texts have each word: a file for some thousands of rows, made of the files that `worded`
tells of (`derived`).

found-FIRST-THROUGH-SUM.words     the rows from FIRST and before THROUGH

The rows after the last file are counted in memory when the index is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from . import derived, tables
from .columns import met, ranges
from .segmenting import GONE, arrays_of
from .worded import Worded

EXTENSION: Final = "words"
LAYOUT: Final[Mapping[str, str]] = {
    "codes": "<u8", "groups": "<u4", "ends": "<u4", "words": "<u4", "begins": "<u4",
    "group": "<u4", "texts": "<u2", "rows": "<u2", "lengths": "<u2", "times": "u1",
}  # fmt: skip
"""words    numbers of those that are there, in rising order
begins   where the rows of each begin
rows     the texts that have it, counted from the first
times    how often it counts there
lengths  of each text, in terms
codes, groups, ends, texts    see `tables`
group    of each text; GONE where it counted no more when this was made"""
MOST: Final = 0xFFFF
"""Rows in one file: they have numbers of two bytes, and are counted in two."""


@dataclass(frozen=True)
class Segment:
    first: int
    through: int
    arrays: derived.Arrays
    gone: list[Any] = field(default_factory=list, repr=False, compare=False)
    """What `gone` has counted of it, by the latest state that was asked about."""

    @classmethod
    def of(cls, first: int, through: int, worded: Worded, groups: NDArray[Any]) -> Segment:
        """:param groups: of each row."""
        rows = np.arange(first, through)
        return cls(first, through, arrays_of(worded, rows, groups[first:through]))

    @cached_property
    def table(self) -> tables.Table:
        return tables.Table(**{name: self.arrays[name] for name in tables.LAYOUT})

    @cached_property
    def is_there(self) -> NDArray[np.bool_]:
        """Of each row whether it counted when this was made."""
        return np.asarray(self.arrays["group"] != GONE)

    def having(self, words: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Which of the words, in rising order, each text has that has one: places of the words,
        rows counted from the first, and how often."""
        there, at = met(self.arrays["words"], words)
        begin, end = self.arrays["begins"][at].astype(np.int64), self.arrays["begins"][at + 1]
        every, arrays = ranges(begin, end), self.arrays
        # Wide: whoever adds the first row to two bytes gets the row of another text.
        rows = arrays["rows"][every].astype(np.int64)
        return np.repeat(there, end - begin), rows, arrays["times"][every]
