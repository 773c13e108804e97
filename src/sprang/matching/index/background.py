"""How common words are among the texts that the asker may see."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from sprang.core.ranking import Feature, Field

LEAST_DOCUMENTS: Final = 200
"""With fewer texts than this, rarity can't be told from chance: as if there were so many."""


class Background:
    """Word statistics over what the asker may see (`sprang.core.ranking.Statistics`).

    :param frequencies: how many of these texts have each of some features.
    :param whole: how many texts there are in all.
    """

    def __init__(
        self,
        frequencies: Callable[[Sequence[Feature]], Sequence[int]],
        measured: Mapping[str, float],
        whole: int,
        known: dict[Feature, int] | None = None,
    ) -> None:
        self._frequencies, self._measured = frequencies, measured
        self._known = {} if known is None else known
        self.documents = max(int(measured["documents"]), LEAST_DOCUMENTS)
        # Rounded up to a power of two: that the house is large may show, not that it has grown.
        self._hidden: int = 1 << math.ceil(math.log2(max(whole / self.documents, 1)))

    def learn(self, features: Iterable[Feature]) -> None:
        """Look all of these up at once, which takes a part of the time."""
        new = [feature for feature in features if feature not in self._known]
        if new:
            self._known.update(zip(new, self._frequencies(new), strict=True))

    def document_frequency(self, feature: Feature) -> int:
        if feature not in self._known:
            self.learn([feature])
        return self._known[feature]

    def postings(self, feature: Feature) -> int:
        """About how many documents have it, also of those that the asker may not see: what reading
        them all costs. Told from the visible ones alone, and from how many there are in all."""
        return self.document_frequency(feature) * self._hidden

    def mean_length(self, field: Field) -> float:
        return self._measured[field]
