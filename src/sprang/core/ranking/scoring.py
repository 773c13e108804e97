"""Score documents against a query: BM25 over terms and over runs of letters, added up."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from sprang.core.ranking import bm25, features
from sprang.core.ranking.calibration import relevance
from sprang.core.ranking.explanation import contributions
from sprang.core.ranking.model import Document, Feature, Field, Query, Scored, Statistics

FIELD_WEIGHTS: Final[Mapping[Field, float]] = {"terms": 1.0, "letters": 0.5}


def rank(
    query: Query, documents: Iterable[Document], statistics: Statistics, limit: int | None = None
) -> list[Scored]:
    """The best `limit` of `documents`, explained; those that share nothing are left out.

    Best first, equal scores by id. Only what is returned is explained, so that reranking a
    few hundred candidates stays cheap.
    """
    scorer = Scorer(query, statistics)
    scored = [(scorer.score(document), document) for document in documents]
    found = [(score, document) for score, document in scored if score > 0]
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [scorer.explain(document) for _, document in found[:limit]]


def feature_weights(query: Query, statistics: Statistics) -> dict[Feature, float]:
    """What each feature of the query is worth: occurrences, rarity and weight of its field."""
    return {
        feature: count
        * FIELD_WEIGHTS[feature[0]]
        * bm25.rarity(statistics.document_frequency(feature), statistics.documents)
        for feature, count in features.of_query(query).items()
    }


class Scorer:
    """A query weighed once, then met with many documents."""

    def __init__(self, query: Query, statistics: Statistics) -> None:
        self._query = query
        self._weights = feature_weights(query, statistics)
        self._mean_length = {field: statistics.mean_length(field) for field in FIELD_WEIGHTS}
        self._wanted: dict[tuple[str, ...], list[Feature]] = {}
        self._documents = statistics.documents
        self._self_score = self.score(Document("", (), query.words))

    def score(self, document: Document) -> float:
        """Summed exactly, so that the order of words can't decide between equal documents."""
        return math.fsum(self._shares(document).values())

    def weigh(self, document: Document) -> Scored:
        """The score, without the words that gave it."""
        score = self.score(document)
        return Scored(document.id, score, relevance(score, self._self_score, self._documents))

    def explain(self, document: Document) -> Scored:
        """The score with the pairs of words that gave it."""
        shares = self._shares(document)
        score = math.fsum(shares.values())
        return Scored(
            id=document.id,
            score=score,
            relevance=relevance(score, self._self_score, self._documents),
            contributions=contributions(self._query, document, shares),
        )

    def _shares(self, document: Document) -> dict[Feature, float]:
        """What each feature that query and document share gives to the score."""
        counts: Counter[Feature] = Counter()
        for word, weight in document.weighted_words:
            for feature in self._features_wanted(word.terms):
                counts[feature] += weight
        length = features.document_lengths(document)
        return {
            feature: self._weights[feature]
            * bm25.saturation(count, length[feature[0]], self._mean_length[feature[0]])
            for feature, count in counts.items()
        }

    def _features_wanted(self, terms: tuple[str, ...]) -> list[Feature]:
        """Remembered: candidates share most of their words."""
        if (wanted := self._wanted.get(terms)) is None:
            wanted = [feature for feature in features.of_terms(terms) if feature in self._weights]
            self._wanted[terms] = wanted
        return wanted
