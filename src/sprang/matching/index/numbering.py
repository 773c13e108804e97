"""The number of each word, as it was written and with its terms: those of before, and new ones."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import features

from .columns import Column
from .worded import WORD

Written = tuple[str, tuple[str, ...]]


def key_of(line: str) -> int:
    """64 bits that stand for a word as it was written, with its terms."""
    return int.from_bytes(blake2b(line.encode(), digest_size=8).digest(), "little")


class _Numbers(dict[Written, int]):
    """The number of each word, given when it is first asked for."""

    def __init__(self, vocabulary: "Numbering") -> None:
        self._vocabulary = vocabulary

    def __missing__(self, written: Written) -> int:
        self[written] = number = self._vocabulary.number(*written)
        return number


class Numbering:
    """Words and their numbers: those that were written before, and new ones."""

    def __init__(self, told: NDArray[np.void]) -> None:
        self._order = np.argsort(told["key"])
        self._keys = told["key"][self._order]
        self._count = len(told)
        last = told[-1] if len(told) else np.zeros((), dtype=WORD)
        self._coded, self._spelled = int(last["end"]), int(last["spelled"])
        self.numbers, self.lines = _Numbers(self), dict[int, str]()
        self._told: list[tuple[int, int, int, int]] = []
        self._codes: list[int] = []
        self._new: list[str] = []

    def number(self, surface: str, terms: Sequence[str]) -> int:
        line = " ".join((surface, *terms))
        key = key_of(line)
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        is_there = at < len(self._keys) and int(self._keys[at]) == key
        number = int(self._order[at]) if is_there else self._named(key, line, tuple(terms))
        self.lines[number] = line
        return number

    def _named(self, key: int, line: str, terms: tuple[str, ...]) -> int:
        codes = features.codes_of(terms)
        self._codes += codes
        self._new.append(f"{line}\n")
        self._coded += len(codes)
        self._spelled += len(self._new[-1].encode())
        self._told.append((key, self._coded, self._spelled, len(terms)))
        self._count += 1
        return self._count - 1

    def write(self, codes: Column, spelled: Column, words: Column) -> None:
        codes.append(np.array(self._codes, dtype="<u8").tobytes())
        spelled.append("".join(self._new).encode())
        words.append(np.array(self._told, dtype=WORD).tobytes())
        self._codes, self._new, self._told = [], [], []
