"""Which texts have each word: a file for some thousands of rows, made of the files that `worded`
tells of (`derived`).

found-FIRST-THROUGH-SUM.words     the rows from FIRST and before THROUGH

The rows after the last file are counted in memory when the index is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from . import derived, tables
from .columns import met, ranges
from .graphs import Numbers
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
GONE: Final = 0xFFFFFFFE
MOST: Final = 0xFFFF
"""Rows in one file: they have numbers of two bytes, and are counted in two."""


@dataclass(frozen=True)
class Segment:
    first: int
    through: int
    arrays: derived.Arrays

    @classmethod
    def of(cls, first: int, through: int, worded: Worded, groups: NDArray[Any]) -> Segment:
        """:param groups: of each row."""
        rows = np.arange(first, through)
        return cls(first, through, _arrays(worded, rows, groups[first:through]))

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
        return np.repeat(there, end - begin), arrays["rows"][every], arrays["times"][every]


def _arrays(worded: Worded, rows: Numbers, groups: NDArray[Any]) -> dict[str, NDArray[Any]]:
    counts, words = _counts(worded, rows, groups != GONE)
    by_word = counts.tocsc()
    return {
        **_table(worded, counts, words, groups),
        "words": words, "begins": by_word.indptr, "group": groups, "rows": by_word.indices,
        "lengths": np.minimum(worded.texts["terms"][rows], 0xFFFF),
        "times": np.minimum(by_word.data, 255),
    }  # fmt: skip


def table_of(worded: Worded, rows: Numbers, groups: NDArray[Any]) -> tables.Table:
    """How many of these texts have each feature."""
    counts, words = _counts(worded, rows, groups != GONE)
    return tables.Table(**_table(worded, counts, words, groups))


def _table(
    worded: Worded, counts: csr_array, words: Numbers, groups: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    codes, firsts = worded.codes_of(words)
    distinct, places = np.unique(codes, return_inverse=True)
    having = _ones(counts.indices, counts.indptr, len(words))
    features = _ones(places, firsts, len(distinct))
    there = np.flatnonzero(groups != GONE)
    return tables.counted(having[there], features, distinct, groups[there])


def _counts(worded: Worded, rows: Numbers, there: NDArray[np.bool_]) -> tuple[csr_array, Numbers]:
    """How often each text has each word, and the numbers of the words."""
    numbers, firsts = worded.words_of(rows)
    lengths = np.diff(firsts)
    within = np.arange(len(numbers)) - np.repeat(firsts[:-1], lengths)
    is_title = within < np.repeat(worded.texts["title"][rows], lengths)
    counts = np.repeat(there, lengths) * (1 + is_title)
    words = np.flatnonzero(np.bincount(numbers)) if len(numbers) else np.zeros(0, dtype=np.int64)
    at = np.zeros(int(words.max(initial=-1)) + 1, dtype=np.int64)
    at[words] = np.arange(len(words))
    found = csr_array((counts, at[numbers], firsts), shape=(len(rows), len(words)))
    found.sum_duplicates()
    found.eliminate_zeros()
    return found, words


def _ones(places: NDArray[Any], firsts: NDArray[Any], width: int) -> csr_array:
    ones = np.ones(len(places), dtype=np.bool_)
    return csr_array((ones, places, firsts), shape=(len(firsts) - 1, width))
