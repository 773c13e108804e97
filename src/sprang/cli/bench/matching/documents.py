"""Made-up texts, analysed beforehand, so that indexing alone is measured; and questions to them."""

import random
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from uuid import UUID

from sprang.core.ranking import Document, Query, Word, features
from sprang.core.ranking.model import words

from ..pages.words import TITLE, texts

KINDS: Final = (*["need"] * 7, "solution", "solution", "innovator")
AUDIENCES: Final = ("public", "network", "platform:1", "platform:2")
LENGTHS: Final = {"6 words": 6, "100 words": 100}
SEED, ASKED = 1, 2
_ENOUGH: Final = 40


def documents(number: int) -> Iterator[Document]:
    """The same at every call, in every process."""
    draw = random.Random(SEED)  # noqa: S311
    for at, (title, text) in enumerate(texts(number, seed=SEED)):
        uid = str(UUID(int=draw.getrandbits(128)))
        yield Document(uid, _analysed(title), _analysed(text), KINDS[at % len(KINDS)])


def audience(at: int) -> str:
    return AUDIENCES[at // len(KINDS) % len(AUDIENCES)]


def questions(length: int, number: int) -> list[Query]:
    """Of texts that are not among the documents; the small words of a short one are left out, as
    one does who asks in a few words."""
    asked = texts(number, seed=ASKED, length=max(length, _ENOUGH) - TITLE)
    return [Query(_analysed(f"{title} {text}")[:length]) for title, text in asked]


def tokens(document: Document) -> list[str]:
    """What a text is for those who know of words alone; those of the title count twice."""
    return [term for word, n in document.weighted_words for term in n * word.terms]


def asked_for(query: Query) -> list[str]:
    return list(dict.fromkeys(term for word in query.words for term in word.terms))


def every_token(document: Document) -> list[str]:
    """The same with runs of letters; what stands for their edges is read as a letter by all."""
    return [one for word, n in document.weighted_words for one in n * _features(word.terms)]


def every_asked_for(query: Query) -> list[str]:
    return list(dict.fromkeys(one for word in query.words for one in _features(word.terms)))


@lru_cache(maxsize=100_000)
def _features(terms: tuple[str, ...]) -> list[str]:
    return [f"{field[0]}{value.replace('_', '0')}" for field, value in features.of_terms(terms)]


def _analysed(text: str) -> tuple[Word, ...]:
    return tuple(word for surface in text.lower().split() for word in _of(surface))


@lru_cache(maxsize=100_000)
def _of(surface: str) -> tuple[Word, ...]:
    return words(surface, "sv")


class Clock:
    """Documents as they are made; `spent` is what making them took, and not indexing."""

    def __init__(self, number: int) -> None:
        self.spent, self._made = 0.0, documents(number)

    def __iter__(self) -> Iterator[Document]:
        while True:
            begun = time.perf_counter()
            made = next(self._made, None)
            self.spent += time.perf_counter() - begun
            if made is None:
                return
            yield made
