"""The words of each text of a generation as numbers, to weigh it by without reading it.

words.told      a record for each distinct word, by its number
words.codes     the codes of their features, word after word
texts.told      a record for each row of places
texts.words     the numbers of their words, text after text

Each is written after those that it speaks of, and all before places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking.texts import Texts, Vocabulary, begins
from sprang.core.space.space import Vectors

from .columns import mapped

WORD: Final = np.dtype([("key", "<u8"), ("end", "<u8"), ("terms", "<u8")])
"""key      which word it is (see `key_of`)
end      where its codes end; they begin where those of the word before end
terms    so many of them are of terms"""
TEXT: Final = np.dtype([("end", "<u8"), ("known", "<u8"), ("title", "<u4"), ("english", "<u4")])
"""end      where its words end
known    distinct words that there were when it was written
title    so many of its words are its title's"""
WORDS, CODES, TEXTS, NUMBERS = "words.told", "words.codes", "texts.told", "texts.words"
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Worded:
    """The four files, as they were when they were opened."""

    words: NDArray[np.void]
    codes: NDArray[Any]
    texts: NDArray[np.void]
    numbers: NDArray[Any]

    @classmethod
    def read(cls, folder: Path) -> Worded:
        """:raises OSError: there are none."""
        return cls(
            mapped(folder / WORDS, WORD), mapped(folder / CODES, "<u8"),
            mapped(folder / TEXTS, TEXT), mapped(folder / NUMBERS, "<u4"),
        )  # fmt: skip

    def of(
        self, rows: Numbers, ids: Sequence[str], places: Vectors, embedded: Vectors | None
    ) -> Texts:
        """The texts that have those rows.

        :raises IndexError: files are shorter than what speaks of them.
        """
        told = self.texts[rows]
        firsts, ends = _bounds(self.texts["end"], rows)
        distinct, words = np.unique(self.numbers[_ranges(firsts, ends)], return_inverse=True)
        return Texts(
            ids, self._vocabulary(distinct.astype(np.int64)), words.astype(np.int64),
            begins(ends - firsts), told["title"].astype(np.int64), told["english"] == 1,
            places, embedded, rows,
        )  # fmt: skip

    def _vocabulary(self, numbers: Numbers) -> Vocabulary:
        firsts, ends = _bounds(self.words["end"], numbers)
        codes = self.codes[_ranges(firsts, ends)].astype(np.uint64)
        terms = self.words["terms"][numbers].astype(np.int64)
        return Vocabulary(codes, begins(ends - firsts), terms)


def _bounds(ends: NDArray[Any], chosen: Numbers) -> tuple[Numbers, Numbers]:
    """Where each of the chosen begins and ends, of things that lie one after the other."""
    before = ends[np.maximum(chosen - 1, 0)].astype(np.int64)
    return np.where(chosen > 0, before, 0), ends[chosen].astype(np.int64)


def _ranges(firsts: Numbers, ends: Numbers) -> Numbers:
    """All that lies between each first and its end, range after range."""
    lengths = ends - firsts
    before = np.cumsum(lengths) - lengths
    return np.repeat(firsts - before, lengths) + np.arange(int(lengths.sum()))
