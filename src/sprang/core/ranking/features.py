"""What two words can have in common: stems, parts of compounds, runs of letters."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from sprang.core.ranking.model import Document, Feature, Field, Query

LETTERS: Final = 4


@lru_cache(maxsize=200_000)
def of_terms(terms: tuple[str, ...]) -> tuple[Feature, ...]:
    """The features of a word by its terms: each term, and the letter runs of the whole."""
    runs = letter_runs(terms[0])
    return (*(("terms", term) for term in terms), *(("letters", run) for run in runs))


@lru_cache(maxsize=200_000)
def letter_runs(stem: str) -> tuple[str, ...]:
    """The distinct runs of `LETTERS` letters of a stem between word boundaries ("_").

    >>> letter_runs("vård")
    ('_vår', 'vård', 'ård_')
    """
    bounded = f"_{stem}_"
    last = max(len(bounded) - LETTERS, 0)
    return tuple(dict.fromkeys(bounded[i : i + LETTERS] for i in range(last + 1)))


@lru_cache(maxsize=200_000)
def code(feature: Feature) -> int:
    """64 bits that stand for a feature on every machine: among a million features, two are
    alike once in forty million times."""
    field, value = feature
    return int.from_bytes(blake2b(f"{field[0]}|{value}".encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=200_000)
def codes_of(terms: tuple[str, ...]) -> tuple[int, ...]:
    """The codes of a word's features, those of its terms first."""
    return tuple(map(code, of_terms(terms)))


def of_query(query: Query) -> Mapping[Feature, float]:
    """How often each feature occurs in a query. A synonym brings only what isn't asked for
    already, once, or the list would make some of the written words count for more than others."""
    counts: dict[Feature, float] = {}
    for word in sorted(query.words, key=lambda word: bool(word.added)):
        for feature in of_terms(word.terms):
            if not word.added:
                counts[feature] = counts.get(feature, 0) + word.weight
            else:
                counts.setdefault(feature, word.weight)
    return counts


def of_document(document: Document) -> Mapping[Feature, int]:
    """How often each feature occurs in a document, with those of the title weighted."""
    counts: Counter[Feature] = Counter()
    for word, weight in document.weighted_words:
        for feature in of_terms(word.terms):
            counts[feature] += weight
    return counts


def lengths(counts: Mapping[Feature, int]) -> Mapping[Field, int]:
    """The length of a document in each field: the sum of its counts there."""
    totals: Counter[Field] = Counter()
    for (field, _), count in counts.items():
        totals[field] += count
    return totals
