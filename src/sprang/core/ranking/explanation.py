"""Say which word of the query met which word of the document, and what it gave.

Each shared feature gives its whole share to the pair of words that have it and are most
alike, so that the shares of the pairs add up to the score.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sprang.core.ranking import features
from sprang.core.ranking.model import Contribution, Document, Feature, Query, Via, Word

_Pair = tuple[Word, Word]
_Words = Sequence[Word]
_Ids = tuple[int, ...]
"""Of words that stand still: each stem has one."""


class Explainer:
    """A query's words, to be met by those of many documents."""

    def __init__(self, query: Query) -> None:
        wanted = frozenset(features.of_query(query))
        self._asked = _words_by_feature(query.words, wanted)

    def contributions(
        self, document: Document, shares: Mapping[Feature, float]
    ) -> tuple[Contribution, ...]:
        """The pairs of words behind `shares`."""
        found = _words_by_feature((*document.title, *document.text), frozenset(shares))
        pairs: dict[_Ids, _Pair] = {}
        gains: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for feature, share in shares.items():
            asked, there = self._asked[feature], found[feature]
            # a word's runs of letters mostly meet the same words: these are compared once
            sides = (*map(id, asked), 0, *map(id, there))
            pair = pairs.get(sides) or pairs.setdefault(sides, _most_alike(asked, there))
            gains[id(pair[0]), id(pair[1])].append(share)
        met = {(id(one), id(other)): (one, other) for one, other in pairs.values()}
        return tuple(_contribution(met[ids], math.fsum(gain)) for ids, gain in gains.items())


def _words_by_feature(
    words: Sequence[Word], wanted: frozenset[Feature]
) -> Mapping[Feature, list[Word]]:
    """The words that have each of the features; one surface, the first, for each stem."""
    distinct = {word.terms: word for word in reversed(words)}
    having: defaultdict[Feature, list[Word]] = defaultdict(list)
    for terms, word in distinct.items():
        for feature in _set_of(terms) & wanted:
            having[feature].append(word)
    return having


@lru_cache(maxsize=100_000)
def _set_of(terms: tuple[str, ...]) -> frozenset[Feature]:
    """A set knows the hashes of what is in it: met with another, none is worked out."""
    return frozenset(features.of_terms(terms))


def _most_alike(asked: _Words, found: _Words) -> _Pair:
    if len(asked) == len(found) == 1:
        return asked[0], found[0]
    pairs = ((query_word, document_word) for query_word in asked for document_word in found)
    return min(
        pairs,
        key=lambda pair: (-likeness(pair[0].terms, pair[1].terms), pair[0].terms, pair[1].terms),
    )


@lru_cache(maxsize=100_000)
def likeness(some: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Dice's coefficient of the features of two words, 0..1; 1 for words of one stem."""
    left, right = _set_of(some), _set_of(other)
    return 2 * len(left & right) / (len(left) + len(right))


def _contribution(pair: _Pair, share: float) -> Contribution:
    query_word, document_word = pair
    return Contribution(query_word.surface, document_word.surface, share, via(*pair))


def via(query_word: Word, document_word: Word) -> Via:
    """What two words that met have in common."""
    if query_word.added == "synonym" and not set(query_word.terms).isdisjoint(document_word.terms):
        return "synonym"
    if query_word.terms[0] == document_word.terms[0]:
        return "word"
    return "letters" if set(query_word.terms).isdisjoint(document_word.terms) else "part"
