"""Which features of a query many documents have, and how often, counted for all of them at once.

Candidates share most of their words: each is looked up once, and the rest is one product of sparse
matrices, texts by words and words by features.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.ranking.features import letter_runs
from sprang.core.ranking.model import TITLE_WEIGHT, Document, Feature, Field

FIELDS: Final[tuple[Field, ...]] = ("terms", "letters")
_terms_of = attrgetter("terms")
Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Counts:
    """Text `text[i]` has feature `place[i]` `count[i]` times, in the order of the texts, of which
    each begins where `begins` says; `lengths` of each text (row) in each field.
    """

    text: NDArray[np.intp]
    place: NDArray[np.intp]
    count: Numbers
    begins: NDArray[np.intp]
    lengths: Numbers

    def of_each(self, values: Numbers) -> Iterator[list[float]]:
        listed = values.tolist()
        for first, last in zip(self.begins[:-1].tolist(), self.begins[1:].tolist(), strict=True):
            yield listed[first:last]


class Shared(dict[tuple[str, ...], int]):
    """The words that have been met, by their terms, each with its number."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self._places: Mapping[Field, dict[str, int]] = {name: {} for name in FIELDS}
        for place, (name, value) in enumerate(features):
            self._places[name][value] = place
        self._features, self._begins = len(features), array("q", [0])
        self._shared, self._lengths = array("q"), array("q")
        self._known: tuple[int, Any, Numbers] = (-1, None, np.zeros(0))

    def __missing__(self, terms: tuple[str, ...]) -> int:
        in_terms, in_letters = (self._places[name] for name in FIELDS)
        runs = letter_runs(terms[0])
        self._shared.extend([in_terms[term] for term in terms if term in in_terms])
        self._shared.extend([in_letters[run] for run in runs if run in in_letters])
        self._begins.append(len(self._shared))
        self._lengths.extend((len(terms), len(runs)))
        number = self[terms] = len(self)
        return number

    def counts(self, documents: Sequence[Document]) -> Counts:
        words, begins, weights = self._words(documents)
        by_text = csr_array((weights, words, begins), shape=(len(documents), len(self)))
        by_word, of_words = self._by_word()
        lengths, found = by_text @ of_words, by_text @ by_word
        text = np.repeat(np.arange(len(documents)), np.diff(found.indptr))
        return Counts(text, found.indices, found.data, found.indptr, lengths)

    def _by_word(self) -> tuple[Any, Numbers]:
        """Which features of the query each word has, and its length in each field."""
        if self._known[0] != len(self):
            shared = np.array(self._shared)
            values = np.ones(len(shared)), shared, np.array(self._begins)
            by_word = csr_array(values, shape=(len(self), self._features))
            lengths = np.array(self._lengths, dtype=np.float64).reshape(-1, len(FIELDS))
            self._known = len(self), by_word, lengths
        return self._known[1:]

    def _words(self, documents: Sequence[Document]) -> tuple[Places, Places, Numbers]:
        """Numbers of the words of all the texts, where each text begins, and what each counts."""
        words, parts = array("q"), []
        number = self.__getitem__
        for document in documents:
            before = len(words)
            words.extend(map(number, map(_terms_of, document.title)))
            between = len(words)
            words.extend(map(number, map(_terms_of, document.text)))
            parts += [between - before, len(words) - between]
        lengths = np.array(parts, dtype=np.int64).reshape(-1, 2)
        begins = np.concatenate(([0], lengths.sum(axis=1).cumsum()))
        each = np.tile(np.array([TITLE_WEIGHT, 1.0]), len(documents))
        return np.array(words), begins, np.repeat(each, lengths.ravel())
