"""What the signals are worth: logistic weights, fitted by `sprang tune` and kept as data.

Texts in one language and texts in two have weights of their own. Words in common are rare
between languages, so that without this every English document would sink in a Swedish list.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Signals:
    """How far a query and a document stand out from chance, in deviations.

    words: by stems, parts of compounds and letters in common. meaning: by their places in the
    space. across: whether they are in different languages. embedding: by a sentence model, where
    the installation has one.
    """

    words: float
    meaning: float
    across: bool = False
    embedding: float = 0.0


@dataclass(frozen=True, slots=True)
class Worth:
    """What one deviation of each signal adds to the log odds of being relevant."""

    words: float
    meaning: float
    embedding: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """offset: log odds where nothing is known. same, across: in one language, in two."""

    offset: float
    same: Worth
    across: Worth

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """The reverse of `told`."""
        return cls(told["offset"], Worth(**told["same"]), Worth(**told["across"]))

    def told(self) -> dict[str, Any]:
        """Plain values, to be written as JSON."""
        return asdict(self)

    def parts(self, signals: Signals) -> tuple[float, float, float]:
        """What words, meaning, and a sentence model add to the log odds."""
        worth = self.across if signals.across else self.same
        return (
            worth.words * signals.words,
            worth.meaning * signals.meaning,
            worth.embedding * signals.embedding,
        )

    def score(self, signals: Signals) -> float:
        """Log odds above those of a text of which nothing is known; at least 0."""
        return max(sum(self.parts(signals)), 0.0)

    def relevance(self, signals: Signals) -> float:
        """How likely it is that the document is relevant, as in the set that was judged, 0..1."""
        return self.relevance_at(sum(self.parts(signals)))

    def relevance_at(self, odds: float) -> float:
        """The same, where what the signals add to the log odds is known."""
        return 1 / (1 + math.exp(-self.offset - odds))


@cache
def fitted() -> Weights:
    """The weights that ship with the package."""
    kept = files("sprang.core.ranking") / "data" / "weights.json"
    return Weights.of(json.loads(kept.read_text("utf-8")))
