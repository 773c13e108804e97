"""Score documents against a query: BM25 over terms and over runs of letters, added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from sprang.core.ranking import bm25, features
from sprang.core.ranking.explanation import Explainer
from sprang.core.ranking.model import Contribution, Document, Feature, Field, Query, Statistics
from sprang.core.ranking.shared import FIELDS, Counts, Shared, Values
from sprang.core.ranking.texts import Texts

FIELD_WEIGHTS: Final[Mapping[Field, float]] = {"terms": 1.0, "letters": 0.5}


def feature_weights(
    query: Query, statistics: Statistics, fields: Mapping[Field, float] = FIELD_WEIGHTS
) -> dict[Feature, float]:
    """What each feature of the query is worth: occurrences, rarity and weight of its field."""
    return {
        feature: count
        * fields[feature[0]]
        * bm25.rarity(statistics.document_frequency(feature), statistics.documents)
        for feature, count in features.of_query(query).items()
    }


@dataclass(frozen=True)
class Lexical:
    """What texts have in common with a query by their words. `shares`, in the order of `counts`,
    are what each feature gave to the score of its text."""

    counts: Counts
    shares: Values
    scores: Values


class Scorer:
    """A query weighed once, then met with hundreds of documents of hundreds of words.

    Inside, a feature is its place in `_features`, where terms come before letters.
    """

    def __init__(
        self, query: Query, statistics: Statistics, fields: Mapping[Field, float] = FIELD_WEIGHTS
    ) -> None:
        self.weights = feature_weights(query, statistics, fields)
        self._features = sorted(self.weights, key=lambda feature: feature[0] == "letters")
        self._gains = np.array(
            [self.weights[feature] * (bm25.K1 + 1) for feature in self._features]
        )
        self._terms = sum(field == "terms" for field, _ in self._features)
        self._mean_length = {field: statistics.mean_length(field) for field in FIELD_WEIGHTS}
        self._shared = Shared(self._features)
        self._explainer = Explainer(query)

    def scored(self, texts: Texts) -> Lexical:
        """What each text has of the query, and its score."""
        counts = self._shared.counts(texts)
        shares = self._shares(counts)
        return Lexical(counts, shares, counts.sums(shares))

    def explain(self, document: Document, lexical: Lexical, at: int) -> tuple[Contribution, ...]:
        """The pairs of words that gave a document its score, which stands `at` in `lexical`."""
        own = lexical.counts.of(at)
        given = zip(lexical.counts.place[own].tolist(), lexical.shares[own].tolist(), strict=True)
        shares = {self._features[place]: share for place, share in given}
        return self._explainer.contributions(document, shares)

    def terms(self, lexical: Lexical, at: int) -> set[str]:
        """The terms of the query that a text has."""
        places = lexical.counts.place[lexical.counts.of(at)]
        return {self._features[place][1] for place in places[places < self._terms].tolist()}

    def _shares(self, counts: Counts) -> Values:
        """What each feature that query and document share gives to the score: `bm25.saturation`,
        with what is the same for all features of a document worked out once."""
        of_terms, of_letters = (
            bm25.K1 * bm25.pivot(counts.lengths[:, at], self._mean_length[field])
            for at, field in enumerate(FIELDS)
        )
        in_terms = counts.place < self._terms
        pivots = np.where(in_terms, of_terms[counts.text], of_letters[counts.text])
        shares: Values = self._gains[counts.place] * counts.count / (counts.count + pivots)
        return shares
