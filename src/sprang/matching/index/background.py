"""How common words are among the texts that the asker may see."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from sprang.core.ranking import Feature, Field

from .reach import Reach
from .schema import known

LEAST_DOCUMENTS: Final = 200
"""With fewer texts than this, rarity can't be told from chance: as if there were so many."""


class Background:
    """Word statistics over what the asker may see (`sprang.core.ranking.Statistics`)."""

    def __init__(
        self,
        frequency: Callable[[str, str], int],
        reach: Reach,
        measured: Mapping[str, float],
        whole: int,
        known: dict[Feature, int] | None = None,
    ) -> None:
        self._frequency, self._reach, self._measured = frequency, reach, measured
        self._known = {} if known is None else known
        self.documents = max(int(measured["documents"]), LEAST_DOCUMENTS)
        # Rounded up to a power of two: that the house is large may show, not that it has grown.
        self._hidden: int = 1 << math.ceil(math.log2(max(whole / self.documents, 1)))

    def document_frequency(self, feature: Feature) -> int:
        if feature not in self._known:
            self._known[feature] = self._look_up(feature)
        return self._known[feature]

    def postings(self, feature: Feature) -> int:
        """About how many documents have it, also of those that the asker may not see: what reading
        them all costs. Told from the visible ones alone, and from how many there are in all."""
        return self.document_frequency(feature) * self._hidden

    def _look_up(self, feature: Feature) -> int:
        if self._reach.audiences is None:
            return self._frequency(*feature)
        return sum(
            self._frequency("known", known(audience, feature)) for audience in self._reach.counted
        )

    def mean_length(self, field: Field) -> float:
        return self._measured[field]
