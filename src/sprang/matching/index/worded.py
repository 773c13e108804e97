"""The words of each text of a generation as numbers: to find it by, to weigh it by, to show it.

words.told      a record for each distinct word as it was written, by its number
words.codes     the codes of their features, word after word
words.spelled   a line for each: the word, and its terms
texts.told      a record for each row of places
texts.words     the numbers of their words, text after text

Each is written after those that it speaks of, and all before places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Word
from sprang.core.ranking.texts import Texts, Vocabulary, begins
from sprang.core.space.space import Vectors

from .columns import mapped, ranges

WORD: Final = np.dtype([("key", "<u8"), ("end", "<u8"), ("spelled", "<u8"), ("terms", "<u8")])
"""key      which word it is (see `key_of`)
end      where its codes end; they begin where those of the word before end
spelled  where its line ends
terms    so many of its codes are of terms"""
TEXT: Final = np.dtype([
    ("end", "<u8"), ("known", "<u8"), ("title", "<u4"), ("english", "<u4"),
    ("terms", "<u4"), ("letters", "<u4"),
])  # fmt: skip
"""end      where its words end
known    distinct words that there were when it was written
title    so many of its words are its title's
terms, letters   its length in each field"""
WORDS, CODES, SPELLED = "words.told", "words.codes", "words.spelled"
TEXTS, NUMBERS = "texts.told", "texts.words"
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Worded:
    """The five files, as they were when they were opened."""

    words: NDArray[np.void]
    codes: NDArray[Any]
    spelled: NDArray[np.uint8]
    texts: NDArray[np.void]
    numbers: NDArray[Any]

    @classmethod
    def read(cls, folder: Path, rows: int | None = None) -> Worded:
        """:param rows: texts that count: the words that only later ones have may be cut off.
        :raises OSError: there are no files.
        :raises ValueError: there are fewer texts, or fewer words than they have.
        """
        texts = _first(mapped(folder / TEXTS, TEXT), rows)
        words = mapped(folder / WORDS, WORD)
        if rows is not None:
            words = _first(words, int(texts["known"][-1]) if rows else 0)
        return cls(
            words, mapped(folder / CODES, "<u8"), mapped(folder / SPELLED, "u1"),
            texts, mapped(folder / NUMBERS, "<u4"),
        )  # fmt: skip

    def of(
        self, rows: Numbers, ids: Sequence[str], places: Vectors, embedded: Vectors | None
    ) -> Texts:
        """The texts that have those rows.

        :raises IndexError: files are shorter than what speaks of them.
        """
        told = self.texts[rows]
        numbers, firsts = self.words_of(rows)
        distinct, words = np.unique(numbers, return_inverse=True)
        return Texts(
            ids, self._vocabulary(distinct.astype(np.int64)), words.astype(np.int64),
            firsts, told["title"].astype(np.int64), told["english"] == 1,
            places, embedded, rows,
        )  # fmt: skip

    def words_of(self, rows: Numbers) -> tuple[NDArray[Any], Numbers]:
        """Numbers of their words, text after text, and where those of each begin."""
        firsts, ends = bounds(self.texts["end"], rows, self.numbers)
        return self.numbers[ranges(firsts, ends)], begins(ends - firsts)

    def codes_of(self, numbers: Numbers) -> tuple[NDArray[Any], Numbers]:
        """The codes of those words, word after word, and where those of each begin."""
        firsts, ends = bounds(self.words["end"], numbers, self.codes)
        return self.codes[ranges(firsts, ends)], begins(ends - firsts)

    def written(self, rows: Numbers) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
        """The words of title and body of each."""
        firsts, ends = bounds(self.texts["end"], rows, self.numbers)
        titles = self.texts["title"][rows].tolist()
        for first, end, title in zip(firsts.tolist(), ends.tolist(), titles, strict=True):
            words = tuple(map(_word, self.lines(self.numbers[first:end].astype(np.int64))))
            yield words[:title], words[title:]

    def lines(self, numbers: Numbers) -> list[str]:
        """The words as they were written, each with its terms."""
        firsts, ends = bounds(self.words["spelled"], numbers, self.spelled)
        spelled = self.spelled[ranges(firsts, ends)].tobytes().decode()
        return spelled.split("\n")[:-1]

    def surfaces(self, numbers: Numbers) -> list[str]:
        """The words alone, in lower case."""
        return [line.partition(" ")[0].lower() for line in self.lines(numbers)]

    def _vocabulary(self, numbers: Numbers) -> Vocabulary:
        codes, firsts = self.codes_of(numbers)
        return Vocabulary(
            codes.astype(np.uint64), firsts, self.words["terms"][numbers].astype(np.int64)
        )


def _first(values: NDArray[Any], count: int | None) -> NDArray[Any]:
    """:raises ValueError: there are fewer."""
    if count is not None and count > len(values):
        raise ValueError(f"{count} were written, and {len(values)} are there.")
    return values[:count]


def bounds(ends: NDArray[Any], chosen: Numbers, things: NDArray[Any]) -> tuple[Numbers, Numbers]:
    """Where each of the chosen begins and ends, of things that lie one after the other.

    :raises IndexError: there are no such things: asked for, they might take all memory.
    """
    before = ends[np.maximum(chosen - 1, 0)].astype(np.int64)
    firsts, last = np.where(chosen > 0, before, 0), ends[chosen].astype(np.int64)
    if len(chosen) and ((last < firsts) | (firsts < 0) | (last > len(things))).any():
        raise IndexError(f"They end at {last.max()}, and {len(things)} are there.")
    return firsts, last


@lru_cache(maxsize=200_000)
def _word(line: str) -> Word:
    """Remembered: the same words come back in text after text."""
    surface, *terms = line.split(" ")
    return Word(surface, tuple(terms))
