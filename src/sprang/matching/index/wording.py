"""Writing down the words of texts as numbers, and mending what a crash left half written."""

from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Document, features

from .columns import Column
from .worded import CODES, NUMBERS, TEXT, TEXTS, WORD, WORDS

Terms = tuple[str, ...]


def key_of(terms: Terms) -> int:
    """64 bits that stand for a word."""
    digest = blake2b(" ".join(terms).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Wording:
    """Appends to the four files of `worded`. The caller holds the store's lock."""

    def __init__(self, folder: Path) -> None:
        self._words, self._codes = Column(folder / WORDS, WORD), Column(folder / CODES, "<u8")
        self._texts, self._numbers = Column(folder / TEXTS, TEXT), Column(folder / NUMBERS, "<u4")
        self.cut(self._mended())
        known = self._words.read()
        self._known, self._coded = len(known), int(known["end"][-1]) if len(known) else 0
        self._before, self._fresh = _Sorted(known["key"]), dict[int, int]()
        self._by_terms: dict[Terms, int] = {}
        self._new_words: list[tuple[int, int, int]] = []
        self._new_codes: list[int] = []
        self._new_texts: list[tuple[int, int, int, int]] = []
        self._new_numbers: list[int] = []

    def __len__(self) -> int:
        """Texts that are written."""
        return len(self._texts)

    def cut(self, to: int) -> None:
        """Take away what was written of texts after so many: others were lost of these."""
        self._texts.cut(to)
        ends = self._texts.read()["end"]
        self._numbered = int(ends[-1]) if len(ends) else 0
        self._numbers.cut(self._numbered)

    def add(self, document: Document) -> None:
        words = (*document.title, *document.text)
        self._new_numbers += [self._number(word.terms) for word in words]
        end = self._numbered + len(self._new_numbers)
        is_english = int(document.side == "en")
        self._new_texts.append((end, self._known, len(document.title), is_english))

    def write(self) -> None:
        self._codes.append(np.array(self._new_codes, dtype="<u8").tobytes())
        self._words.append(np.array(self._new_words, dtype=WORD).tobytes())
        self._numbers.append(np.array(self._new_numbers, dtype="<u4").tobytes())
        self._texts.append(np.array(self._new_texts, dtype=TEXT).tobytes())
        self._numbered += len(self._new_numbers)
        for written in (self._new_codes, self._new_words, self._new_numbers, self._new_texts):
            written.clear()

    def _number(self, terms: Terms) -> int:
        number = self._by_terms.get(terms)
        if number is None:
            key = key_of(terms)
            number = self._before.find(key) if key not in self._fresh else self._fresh[key]
            self._by_terms[terms] = number = self._named(key, terms) if number is None else number
        return number

    def _named(self, key: int, terms: Terms) -> int:
        """The number of a word that is new."""
        number = self._fresh[key] = self._known
        codes = features.codes_of(terms)
        self._new_codes += codes
        self._coded += len(codes)
        self._new_words.append((key, self._coded, len(terms)))
        self._known += 1
        return number

    def _mended(self) -> int:
        """Texts that are whole: their words are there, and the codes of these."""
        words = _before(self._words.read()["end"], len(self._codes))
        self._words.cut(words)
        ends = self._words.read()["end"]
        self._codes.cut(int(ends[-1]) if len(ends) else 0)
        texts = self._texts.read()
        return min(_before(texts["end"], len(self._numbers)), _before(texts["known"], words))


class _Sorted:
    """The keys of words, to find the number of a few."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._order = np.argsort(keys)
        self._keys = keys[self._order]

    def find(self, key: int) -> int | None:
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        is_there = at < len(self._keys) and int(self._keys[at]) == key
        return int(self._order[at]) if is_there else None


def _before(rising: NDArray[np.uint64], limit: int) -> int:
    """How many are no more than the limit."""
    return int(np.searchsorted(rising, limit, side="right"))
