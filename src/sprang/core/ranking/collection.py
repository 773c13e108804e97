"""A collection in memory with inverted lists: exact, for evaluation and as a test's truth."""

from __future__ import annotations

from array import array
from collections.abc import Container
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import bm25, features
from sprang.core.ranking.model import Document, Feature, Field, Query, Scored
from sprang.core.ranking.scoring import FIELD_WEIGHTS, feature_weights, rank
from sprang.core.ranking.statistics import Tally

# The two sums add the same numbers in different orders; candidates this close are all reranked.
_ROUNDING = 1e-9


@dataclass(slots=True)
class _Postings:
    """Positions of the documents that have a feature, and how often."""

    positions: array[int] = field(default_factory=lambda: array("q"))
    counts: array[float] = field(default_factory=lambda: array("d"))


class Collection:
    """Documents that can be searched at once. Adding one is cheap; none can be taken out."""

    def __init__(self) -> None:
        self.statistics = Tally()
        self._documents: list[Document] = []
        self._postings: dict[Feature, _Postings] = {}
        self._lengths: dict[Field, array[float]] = {name: array("d") for name in FIELD_WEIGHTS}

    def add(self, document: Document) -> None:
        """Add a document; its id must be new."""
        counts = features.of_document(document)
        length = features.lengths(counts)
        for name, values in self._lengths.items():
            values.append(length.get(name, 0))
        for feature, count in counts.items():
            postings = self._postings.setdefault(feature, _Postings())
            postings.positions.append(len(self._documents))
            postings.counts.append(count)
        self._documents.append(document)
        self.statistics.add(document)

    def search(
        self, query: Query | str, limit: int = 10, kinds: Container[str] | None = None
    ) -> list[Scored]:
        """The best `limit` documents of `kinds` (of any kind when None), explained."""
        asked = Query.from_text(query) if isinstance(query, str) else query
        candidates = self._candidates(asked, limit, kinds)
        return rank(asked, candidates, self.statistics, limit)

    def _candidates(self, query: Query, limit: int, kinds: Container[str] | None) -> list[Document]:
        scores = self._scores(query)
        if kinds is not None:
            scores[[document.kind not in kinds for document in self._documents]] = 0.0
        if limit < len(scores):
            worst = np.partition(scores, -limit)[-limit]
            scores[scores < worst * (1 - _ROUNDING)] = 0.0
        return [self._documents[position] for position in np.flatnonzero(scores)]

    def _scores(self, query: Query) -> NDArray[np.float64]:
        scores = np.zeros(len(self._documents))
        for feature, weight in feature_weights(query, self.statistics).items():
            if postings := self._postings.get(feature):
                positions = np.frombuffer(postings.positions, dtype=np.int64)
                counts = np.frombuffer(postings.counts)
                lengths = np.frombuffer(self._lengths[feature[0]])[positions]
                mean = self.statistics.mean_length(feature[0])
                scores[positions] += weight * bm25.saturation(counts, lengths, mean)
        return scores
