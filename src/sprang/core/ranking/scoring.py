"""Score documents against a query: BM25 over terms and over runs of letters, added up."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sprang.core.ranking import bm25, features
from sprang.core.ranking.explanation import Explainer
from sprang.core.ranking.model import (
    TITLE_WEIGHT,
    Document,
    Feature,
    Field,
    Query,
    Scored,
    Statistics,
)

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

    Inside, a feature is its place in `_features`, where terms come before letters; what one word
    shares with the query is looked up once, since candidates share most of their words.
    """

    def __init__(
        self, query: Query, statistics: Statistics, fields: Mapping[Field, float] = FIELD_WEIGHTS
    ) -> None:
        self.weights = feature_weights(query, statistics, fields)
        self._features = sorted(self.weights, key=lambda feature: feature[0] == "letters")
        self._places = {feature: place for place, feature in enumerate(self._features)}
        self._gains = [self.weights[feature] * (bm25.K1 + 1) for feature in self._features]
        self._terms = sum(field == "terms" for field, _ in self._features)
        self._mean_length = {field: statistics.mean_length(field) for field in FIELD_WEIGHTS}
        self._met: dict[tuple[str, ...], tuple[list[int], int]] = {}
        self._explainer = Explainer(query)

    def score(self, document: Document) -> float:
        """Summed exactly, so that the order of words can't decide between equal documents."""
        return math.fsum(self._shares(document).values())

    def weigh(self, document: Document) -> Scored:
        """The score, without the words that gave it: many documents are weighed, few shown."""
        return Scored(document.id, self.score(document))

    def explain(self, document: Document) -> Scored:
        """The score with the pairs of words that gave it."""
        shares = {self._features[at]: share for at, share in self._shares(document).items()}
        return replace(
            self.weigh(document), contributions=self._explainer.contributions(document, shares)
        )

    def _shares(self, document: Document) -> dict[int, float]:
        """What each feature that query and document share gives to the score: `bm25.saturation`,
        with what is the same for all features of a document worked out once."""
        counts: dict[int, int] = {}
        terms = letters = 0
        met = self._met
        for weight, words in ((TITLE_WEIGHT, document.title), (1, document.text)):
            for word in words:
                shared, runs = met.get(word.terms) or self._look_up(word.terms)
                terms += weight * len(word.terms)
                letters += weight * runs
                for place in shared:
                    counts[place] = counts.get(place, 0) + weight
        of_terms, of_letters = self._pivot("terms", terms), self._pivot("letters", letters)
        gains, last = self._gains, self._terms
        return {
            place: gains[place] * count / (count + (of_terms if place < last else of_letters))
            for place, count in counts.items()
        }

    def _pivot(self, field: Field, length: int) -> float:
        return bm25.K1 * bm25.pivot(float(length), self._mean_length[field])

    def _look_up(self, terms: tuple[str, ...]) -> tuple[list[int], int]:
        """What a word shares with the query, and how many runs of letters it has."""
        every = features.of_terms(terms)
        places = self._places
        shared = [places[feature] for feature in every if feature in places]
        found = self._met[terms] = shared, len(every) - len(terms)
        return found
