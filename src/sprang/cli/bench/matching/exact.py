"""The best texts by BM25 over all features of a question, worked out for each text there is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.ranking import Document, Feature, Field, Query, bm25, features
from sprang.core.ranking.scoring import feature_weights

CHUNK = 4000
FIELDS: tuple[Field, ...] = ("terms", "letters")


@dataclass
class Counted:
    """Word statistics of the whole collection, for the features that are asked for."""

    documents: int = 0
    frequencies: dict[Feature, int] = field(default_factory=dict)
    lengths: dict[Field, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))

    def document_frequency(self, feature: Feature) -> int:
        return self.frequencies[feature]

    def mean_length(self, field: Field) -> float:
        return self.lengths[field] / self.documents


@dataclass(frozen=True)
class Chunk:
    uids: list[str]
    counts: csr_array
    """How often each text (row) has each feature (column)."""
    lengths: NDArray[np.int64]
    """Of each text, in each field."""


class Exact:
    def __init__(self, queries: Sequence[Query]) -> None:
        self._queries = queries
        self._features = sorted({one for query in queries for one in features.of_query(query)})
        self._at = {feature: at for at, feature in enumerate(self._features)}
        self._known: dict[tuple[str, ...], tuple[list[int], tuple[int, int]]] = {}

    def best(self, made: Iterable[Document], again: Iterable[Document], n: int) -> list[list[str]]:
        """Uids of the `n` best for each question; the documents are gone through twice."""
        statistics, weights = self._count(made), np.zeros((len(self._features), len(self._queries)))
        for at, query in enumerate(self._queries):
            for feature, weight in feature_weights(query, statistics).items():
                weights[self._at[feature], at] = weight
        found: list[list[tuple[float, str]]] = [[] for _ in self._queries]
        for chunk in self._chunks(again):
            scores = self._weighed(chunk, statistics) @ weights
            for each, column in zip(found, scores.T, strict=True):
                best = np.argsort(-column)[:n]
                each += [(-float(column[at]), chunk.uids[at]) for at in best]
                each[:] = sorted(each)[:n]
        return [[uid for _score, uid in each] for each in found]

    def _count(self, made: Iterable[Document]) -> Counted:
        counted, having = Counted(), np.zeros(len(self._features), dtype=np.int64)
        for chunk in self._chunks(made):
            counted.documents += len(chunk.uids)
            having += np.bincount(chunk.counts.indices, minlength=len(having))
            for at, name in enumerate(FIELDS):
                counted.lengths[name] += int(chunk.lengths[:, at].sum())
        counted.frequencies = dict(zip(self._features, having.tolist(), strict=True))
        return counted

    def _weighed(self, chunk: Chunk, statistics: Counted) -> csr_array:
        counts = chunk.counts.tocoo()
        in_field = np.array([FIELDS.index(name) for name, _ in self._features])[counts.col]
        lengths = chunk.lengths[counts.row, in_field].astype(float)
        means = np.array([statistics.mean_length(name) for name in FIELDS])[in_field]
        frequency = counts.data.astype(float)
        worth = (
            frequency
            * (bm25.K1 + 1)
            / (frequency + bm25.K1 * (1 - bm25.B + bm25.B * lengths / means))
        )
        return csr_array((worth, (counts.row, counts.col)), shape=counts.shape)

    def _chunks(self, made: Iterable[Document]) -> Iterator[Chunk]:
        rest = iter(made)
        while some := list(islice(rest, CHUNK)):
            yield self._chunk(some)

    def _chunk(self, some: list[Document]) -> Chunk:
        rows: list[int] = []
        columns: list[int] = []
        weights: list[int] = []
        lengths = np.zeros((len(some), len(FIELDS)), dtype=np.int64)
        for row, document in enumerate(some):
            for word, weight in document.weighted_words:
                at, (terms, letters) = self._known.get(word.terms) or self._look_up(word.terms)
                columns += at
                rows += [row] * len(at)
                weights += [weight] * len(at)
                lengths[row] += weight * terms, weight * letters
        shape = len(some), len(self._features)
        counts = csr_array((np.array(weights), (np.array(rows), np.array(columns))), shape=shape)
        counts.sum_duplicates()
        return Chunk([each.id for each in some], counts, lengths)

    def _look_up(self, terms: tuple[str, ...]) -> tuple[list[int], tuple[int, int]]:
        every = features.of_terms(terms)
        at = [self._at[feature] for feature in every if feature in self._at]
        found = self._known[terms] = at, (len(terms), len(every) - len(terms))
        return found
