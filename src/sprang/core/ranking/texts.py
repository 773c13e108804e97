"""Many documents as numbers, to be weighed at once: what an index keeps of each beside its words.

A candidate is met by hundreds of others that nobody will be shown. Of these no word is ever made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import features
from sprang.core.ranking.model import Document
from sprang.core.ranking.placing import placed
from sprang.core.space import Space
from sprang.core.space.space import Vectors

Numbers = NDArray[np.int64]
Codes = NDArray[np.uint64]


@dataclass(frozen=True)
class Vocabulary:
    """Distinct words. The features of word `i` have the codes from `begins[i]` to `begins[i + 1]`
    (see `features.code`), of which the first `terms[i]` are terms and the others runs of letters.
    """

    codes: Codes
    begins: Numbers
    terms: Numbers

    @classmethod
    def of(cls, words: Iterable[tuple[str, ...]]) -> Self:
        listed = list(words)
        codes = [code for terms in listed for code in features.codes_of(terms)]
        counts = [len(features.of_terms(terms)) for terms in listed]
        return cls(np.array(codes, dtype=np.uint64), begins(counts), _numbers(map(len, listed)))

    def __len__(self) -> int:
        return len(self.terms)


@dataclass(frozen=True)
class Texts:
    """The words of text `i` are `words[begins[i]:begins[i + 1]]`, numbers of the `vocabulary`; the
    first `titles[i]` of them are its title's. `is_english` tells its side, `places` (a row for
    each, length 1) where it lies, and `embedded` the same by a sentence model, where there is one:
    zeros for what it knows nothing of. `rows` are their numbers in an index that they come from.
    """

    ids: Sequence[str]
    vocabulary: Vocabulary
    words: Numbers
    begins: Numbers
    titles: Numbers
    is_english: NDArray[np.bool_]
    places: Vectors
    embedded: Vectors | None = None
    rows: Numbers | None = None

    @classmethod
    def of(cls, documents: Sequence[Document], space: Space) -> Self:
        """Documents whose words are known."""
        numbers: dict[tuple[str, ...], int] = {}
        words = [
            numbers.setdefault(word.terms, len(numbers))
            for document in documents
            for word in (*document.title, *document.text)
        ]
        places = [placed(document, space) for document in documents]
        return cls(
            [document.id for document in documents],
            Vocabulary.of(numbers),
            np.array(words, dtype=np.int64),
            begins(len(document.title) + len(document.text) for document in documents),
            _numbers(len(document.title) for document in documents),
            np.array([document.side == "en" for document in documents], dtype=np.bool_),
            np.array(places, dtype=np.float32).reshape(len(documents), space.dimensions),
            _embedded(documents),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def has_words(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = np.diff(self.begins) > 0
        return found


def begins(counts: Iterable[int]) -> Numbers:
    """Where each of several things begins that lie one after the other, and where the last ends."""
    ends: Numbers = np.cumsum(np.fromiter((0, *counts), dtype=np.int64))
    return ends


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _embedded(documents: Sequence[Document]) -> Vectors | None:
    known = [each.embedded for each in documents if each.embedded is not None]
    if not known:
        return None
    nothing = np.zeros_like(known[0])
    rows = [nothing if each.embedded is None else each.embedded for each in documents]
    return np.array(rows, dtype=np.float32)
