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
_Having = Mapping[Feature, tuple[int, ...]]
"""Of each feature the words that have it, by where they stand among the distinct ones."""


class Explainer:
    """A query's words, to be met by those of many documents."""

    def __init__(self, query: Query) -> None:
        wanted = frozenset(features.of_query(query))
        self._asked, self._having = _words_by_feature(query.words, wanted)

    def contributions(
        self, document: Document, shares: Mapping[Feature, float]
    ) -> tuple[Contribution, ...]:
        """The pairs of words behind `shares`."""
        found, having = _words_by_feature((*document.title, *document.text), frozenset(shares))
        # a word's runs of letters mostly meet the same words: these are compared once
        alike: defaultdict[tuple[tuple[int, ...], tuple[int, ...]], list[float]] = defaultdict(list)
        for feature, share in shares.items():
            alike[self._having[feature], having[feature]].append(share)
        gains: dict[tuple[int, int], tuple[_Pair, list[float]]] = {}
        for (asked, there), given in alike.items():
            pair = _most_alike([self._asked[at] for at in asked], [found[at] for at in there])
            gains.setdefault((id(pair[0]), id(pair[1])), (pair, []))[1].extend(given)
        return tuple(_contribution(pair, math.fsum(gain)) for pair, gain in gains.values())


def _words_by_feature(
    words: Sequence[Word], wanted: frozenset[Feature]
) -> tuple[Sequence[Word], _Having]:
    """The distinct words, one surface, the first, for each stem; and who has each feature."""
    distinct = {word.terms: word for word in reversed(words)}
    having: dict[Feature, tuple[int, ...]] = {}
    for at, terms in enumerate(distinct):
        for feature in _set_of(terms) & wanted:
            having[feature] = (*having.get(feature, ()), at)
    return [*distinct.values()], having


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
