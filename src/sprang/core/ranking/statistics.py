"""Count a collection as documents come and go."""

from collections import Counter
from collections.abc import Iterable
from typing import Self

from sprang.core.ranking import features
from sprang.core.ranking.model import Document, Feature, Field


class Tally:
    """Statistics that follow a collection, one document at a time."""

    def __init__(self) -> None:
        self.documents = 0
        self._frequencies: Counter[Feature] = Counter()
        self._lengths: Counter[Field] = Counter()

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """The statistics of `documents`."""
        tally = cls()
        for document in documents:
            tally.add(document)
        return tally

    def add(self, document: Document) -> None:
        """Count a document in."""
        self._change(document, +1)

    def remove(self, document: Document) -> None:
        """Count a document, given as it was when added, out."""
        self._change(document, -1)

    def document_frequency(self, feature: Feature) -> int:
        """The number of documents that have `feature`."""
        return self._frequencies[feature]

    def mean_length(self, field: Field) -> float:
        """The mean weighted number of features in `field`; 0 in an empty collection."""
        return self._lengths[field] / self.documents if self.documents else 0.0

    def _change(self, document: Document, sign: int) -> None:
        counts = features.of_document(document)
        self.documents += sign
        for feature in counts:
            self._frequencies[feature] += sign
        for field, length in features.lengths(counts).items():
            self._lengths[field] += sign * length
