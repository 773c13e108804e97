"""Score documents against a query: BM25 over terms and over runs of letters, added up."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import bm25, features
from sprang.core.ranking.explanation import Explainer
from sprang.core.ranking.model import Document, Feature, Field, Query, Scored, Statistics
from sprang.core.ranking.shared import FIELDS, Counts, Shared

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

    def scores(self, documents: Sequence[Document]) -> list[float]:
        """Summed exactly, so that the order of words can't decide between equal documents."""
        counts = self._shared.counts(documents)
        return list(map(math.fsum, counts.of_each(self._shares(counts))))

    def score(self, document: Document) -> float:
        """The score of one; `scores` takes hardly longer for many."""
        return self.scores([document])[0]

    def explain(self, document: Document) -> Scored:
        """The score with the pairs of words that gave it."""
        counts = self._shared.counts([document])
        given = zip(counts.place.tolist(), self._shares(counts).tolist(), strict=True)
        shares = {self._features[place]: share for place, share in given}
        contributions = self._explainer.contributions(document, shares)
        return Scored(document.id, math.fsum(shares.values()), contributions=contributions)

    def _shares(self, counts: Counts) -> NDArray[np.float64]:
        """What each feature that query and document share gives to the score: `bm25.saturation`,
        with what is the same for all features of a document worked out once."""
        of_terms, of_letters = (
            bm25.K1 * bm25.pivot(counts.lengths[:, at], self._mean_length[field])
            for at, field in enumerate(FIELDS)
        )
        in_terms = counts.place < self._terms
        pivots = np.where(in_terms, of_terms[counts.text], of_letters[counts.text])
        shares: NDArray[np.float64] = (
            self._gains[counts.place] * counts.count / (counts.count + pivots)
        )
        return shares
