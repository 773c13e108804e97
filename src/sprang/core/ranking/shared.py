"""Which features of a query many texts have, and how often, counted for all of them at once.

Texts share most of their words: each is looked up once, and the rest is one product of sparse
matrices, texts by words and words by features.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.ranking import features
from sprang.core.ranking.model import TITLE_WEIGHT, Feature, Field
from sprang.core.ranking.texts import Codes, Texts, Vocabulary

FIELDS: Final[tuple[Field, ...]] = ("terms", "letters")
_LOW: Final = 0xFFFF
"""Bits of a code by which nearly all that nobody asked for is passed over."""
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Text `text[i]` has feature `place[i]` `count[i]` times, in the order of the texts, of which
    each begins where `begins` says, and of the features; `lengths` of each text (row) in each
    field.
    """

    text: NDArray[np.intp]
    place: NDArray[np.intp]
    count: Values
    begins: NDArray[np.intp]
    lengths: Values

    def sums(self, values: Values) -> Values:
        """Of each text: the same for the same features, in whatever order its words stand."""
        found = np.bincount(self.text, weights=values, minlength=len(self.lengths))
        return found.astype(np.float64)  # of integers where there is nothing

    def of(self, at: int) -> slice:
        """Where what one text has stands."""
        return slice(int(self.begins[at]), int(self.begins[at + 1]))


class Shared:
    """The features of a query, to be met by those of many texts."""

    def __init__(self, asked: Sequence[Feature]) -> None:
        codes = np.array([features.code(feature) for feature in asked], dtype=np.uint64)
        self._order = np.argsort(codes)
        self._codes = codes[self._order]
        self._perhaps = np.zeros(_LOW + 1, dtype=np.bool_)
        self._perhaps[codes & np.uint64(_LOW)] = True

    def counts(self, texts: Texts) -> Counts:
        known = texts.vocabulary
        by_text = csr_array(
            (_weights(texts), texts.words, texts.begins), shape=(len(texts), len(known))
        )
        found = by_text @ self._by_word(known)
        found.sort_indices()
        text = np.repeat(np.arange(len(texts)), np.diff(found.indptr))
        return Counts(text, found.indices, found.data, found.indptr, by_text @ _lengths(known))

    def _by_word(self, known: Vocabulary) -> Any:
        """Which features of the query each word has."""
        at, places = self._met(known.codes)
        met = np.zeros(len(known.codes) + 1, dtype=np.int64)
        met[at + 1] = 1
        begins = np.cumsum(met)[known.begins]
        return csr_array(
            (np.ones(len(places)), places, begins), shape=(len(known), len(self._codes))
        )

    def _met(self, codes: Codes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where those stand that are asked for, and which feature each is."""
        at = np.flatnonzero(self._perhaps[codes & np.uint64(_LOW)])
        if not len(self._codes):
            return at, at
        there = np.minimum(np.searchsorted(self._codes, codes[at]), len(self._codes) - 1)
        is_asked = self._codes[there] == codes[at]
        return at[is_asked], self._order[there[is_asked]]


def _weights(texts: Texts) -> Values:
    """What each word counts for: those of a title more."""
    within = np.arange(len(texts.words)) - np.repeat(texts.begins[:-1], np.diff(texts.begins))
    is_title = within < np.repeat(texts.titles, np.diff(texts.begins))
    return np.where(is_title, float(TITLE_WEIGHT), 1.0)


def _lengths(known: Vocabulary) -> Values:
    runs = np.diff(known.begins) - known.terms
    return np.stack((known.terms, runs), axis=1).astype(np.float64)
