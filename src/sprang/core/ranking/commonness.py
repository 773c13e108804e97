"""How common words are: among the texts that can be found, or in the language, if more so there.

What is found may be lists of goods, or in other languages. Ordinary words of a question are rare in
such texts, and whoever had one of them by chance would seem to be about the same.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from math import exp
from typing import Final

from sprang.core.ranking import features
from sprang.core.ranking.model import Feature, Field, Statistics
from sprang.core.space import Side, Space

LONG: Final = 200.0
"""Terms of a long text: what is expected even there is not rare."""
FIGURES: Final = 0.5
"""Part of texts with a figure written alone, a year or a sum: none says much, however rare it is.
In `matching_dev` 0.42 of the needs and 0.49 of the documents have one."""


class Common:
    """`Statistics` in which nothing is rarer than in texts of `length` terms in a language."""

    def __init__(self, found: Statistics, space: Space, side: Side, length: float) -> None:
        self._found, self._shares, self._length = found, shares(space, side), length
        self.documents = found.documents

    def document_frequency(self, feature: Feature) -> int:
        spoken = round(self._spoken(feature) * self.documents)
        return max(self._found.document_frequency(feature), spoken)

    def mean_length(self, field: Field) -> float:
        return self._found.mean_length(field)

    def _spoken(self, feature: Feature) -> float:
        """The part of texts in the language that are expected to have it."""
        if feature[1].strip("_").isdigit():
            return FIGURES
        return 1 - exp(-self._length * self._shares.get(feature, 0.0))


@lru_cache(maxsize=8)
def shares(space: Space, side: Side) -> Mapping[Feature, float]:
    """The part of all terms in a language that have each feature."""
    found: defaultdict[Feature, float] = defaultdict(float)
    for term, share in space.shares(side):
        for feature in features.of_terms((term,)):
            found[feature] += share
    return dict(found)
