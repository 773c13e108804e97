"""Texts that were met with a query: what each scores, and which are best."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking.model import Scored
from sprang.core.ranking.scoring import Lexical
from sprang.core.ranking.texts import Texts
from sprang.core.ranking.weights import Signals, Weights

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Many:
    """The `Signals` of each of many documents."""

    words: Values
    meaning: Values
    across: NDArray[np.bool_]
    embedding: Values

    def of(self, at: int) -> Signals:
        """Those of one."""
        return Signals(
            float(self.words[at]),
            float(self.meaning[at]),
            bool(self.across[at]),
            float(self.embedding[at]),
        )

    def odds(self, weights: Weights) -> Values:
        """What the signals of each add to the log odds."""
        found = np.zeros(len(self.words))
        for is_across, worth in ((False, weights.same), (True, weights.across)):
            at = self.across == is_across
            found[at] = (
                worth.words * self.words[at]
                + worth.meaning * self.meaning[at]
                + worth.embedding * self.embedding[at]
            )
        return found


@dataclass(frozen=True)
class Weighed:
    """`by_words` in its methods: by what the words alone score.

    lexical: what the words alone score. odds: what all signals add to the log odds."""

    texts: Texts
    lexical: Lexical
    signals: Many
    odds: Values
    weights: Weights

    def scored(self, at: int, *, by_words: bool = False) -> Scored:
        """One of them, without its reasons."""
        odds = float(self.odds[at])
        score = float(self.lexical.scores[at]) if by_words else max(odds, 0.0)
        return Scored(self.texts.ids[at], score, self.weights.relevance_at(odds))

    def all(self) -> list[Scored]:
        """Each, in the order they came."""
        return [self.scored(at) for at in range(len(self.texts))]

    def best(self, limit: int | None = None, *, by_words: bool = False) -> list[int]:
        """Where the best stand that score at all, best first, equal scores by id."""
        scores = self.lexical.scores if by_words else self.odds
        there = np.flatnonzero(scores > 0)
        if limit is not None and len(there) > limit:
            least = np.partition(scores[there], -limit)[-limit]
            there = there[scores[there] >= least]
        ids, listed = self.texts.ids, there.tolist()
        return sorted(listed, key=lambda at: (-float(scores[at]), ids[at]))[:limit]
