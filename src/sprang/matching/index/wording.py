"""Writing down the words of texts as numbers, and mending what a crash left half written."""

from array import array
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Document
from sprang.core.ranking.model import TITLE_WEIGHT

from .columns import Column
from .numbering import Numbering
from .worded import CODES, NUMBERS, SPELLED, TEXT, TEXTS, WORD, WORDS

_written: Final = attrgetter("surface", "terms")


class Wording:
    """Appends to the five files of `worded`. The caller holds the store's lock.

    :param rows: texts that count; those after them are cut off, with the words that only they
        have. All that are whole where it is None.
    :raises ValueError: fewer are whole. Nothing is cut off then: others may have it mapped.
    """

    def __init__(self, folder: Path, rows: int | None = None) -> None:
        self._words, self._codes = Column(folder / WORDS, WORD), Column(folder / CODES, "<u8")
        self._spelled = Column(folder / SPELLED, "u1")
        self._texts, self._numbers = Column(folder / TEXTS, TEXT), Column(folder / NUMBERS, "<u4")
        self._mend(rows)
        self._vocabulary = Numbering(self._words.read())
        self._new_numbers = array("I")
        self._new_texts: list[tuple[int, int, bool]] = []

    def __len__(self) -> int:
        """Texts that are written."""
        return len(self._texts)

    @property
    def words(self) -> int:
        """Distinct words that are written."""
        return len(self._words)

    def add(self, document: Document) -> None:
        number, numbers = self._vocabulary.numbers.__getitem__, self._new_numbers
        numbers.extend(map(number, map(_written, document.title)))
        numbers.extend(map(number, map(_written, document.text)))
        self._new_texts.append((len(numbers), len(document.title), document.side == "en"))

    def waits_for(self, words: int) -> bool:
        """Do so many wait to be written?"""
        return len(self._new_numbers) >= words

    def waiting(self) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.float32]]:
        """Numbers of the words that wait to be written, where those of each text end, and what
        each counts for: those of a title more."""
        numbers = np.array(self._new_numbers, dtype="<u4")
        ends = np.array([end for end, _title, _ in self._new_texts], dtype=np.int64)
        titles = np.array([title for _end, title, _ in self._new_texts], dtype=np.int64)
        lengths = np.diff(ends, prepend=0)
        within = np.arange(len(numbers)) - np.repeat(ends - lengths, lengths)
        is_title = within < np.repeat(titles, lengths)
        return numbers, ends, np.where(is_title, np.float32(TITLE_WEIGHT), np.float32(1))

    def is_english(self) -> NDArray[np.bool_]:
        """Of each text that waits."""
        return np.array([english for _end, _title, english in self._new_texts], dtype=np.bool_)

    def line(self, number: int) -> str:
        """A word that was met since this was opened."""
        return self._vocabulary.lines[number]

    def write(self) -> None:
        numbers, ends, worth = self.waiting()
        self._vocabulary.write(self._codes, self._spelled, self._words)
        self._numbers.append(numbers.tobytes())
        self._texts.append(self._told(numbers, ends, worth).tobytes())
        self._numbered += len(numbers)
        self._new_numbers, self._new_texts = array("I"), []

    def sync(self) -> None:
        for each in (self._codes, self._spelled, self._words, self._numbers, self._texts):
            each.sync()

    def _told(self, numbers: NDArray[Any], ends: Any, worth: Any) -> NDArray[np.void]:
        found = np.zeros(len(ends), dtype=TEXT)
        words, firsts = self._words.read(), np.concatenate(([0], ends))
        found["end"], found["known"] = ends + self._numbered, len(words)
        for name, at in (("title", 1), ("english", 2)):
            found[name] = [each[at] for each in self._new_texts]
        if len(numbers):
            terms = words["terms"][numbers].astype(np.int64)
            every = np.diff(words["end"].astype(np.int64), prepend=0)[numbers]
            for name, count in (("terms", terms), ("letters", every - terms)):
                sums = np.concatenate(([0], np.cumsum(count * worth.astype(np.int64))))
                found[name] = np.diff(sums[firsts])
        return found

    def _mend(self, rows: int | None) -> None:
        told, texts = self._words.read(), self._texts.read()[:rows]
        words = min(
            _whole(told["end"], len(self._codes)), _whole(told["spelled"], len(self._spelled))
        )
        there = min(_whole(texts["end"], len(self._numbers)), _whole(texts["known"], words))
        if rows is not None and there != rows:
            raise ValueError(f"{rows} texts were written, and {there} are whole.")
        text = texts[there - 1] if there else np.zeros((), dtype=TEXT)
        words, self._numbered = int(text["known"]), int(text["end"])
        word = told[words - 1] if words else np.zeros((), dtype=WORD)
        for column, count in (
            (self._texts, there), (self._numbers, self._numbered), (self._words, words),
            (self._codes, int(word["end"])), (self._spelled, int(word["spelled"])),
        ):  # fmt: skip
            column.cut(count)


def _whole(rising: NDArray[np.uint64], limit: int) -> int:
    """How many there are before the first that is more than the limit, or less than the last."""
    is_wrong = rising > limit
    is_wrong[1:] |= rising[1:] < rising[:-1]
    return int(is_wrong.argmax()) if is_wrong.any() else len(rising)
