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
from typing import Self


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a query and a document.

    words: the part of the query's words that met, `calibration.met`, 0 to about 1.
    meaning: likeness in the space, in deviations of what chance gives.
    across: whether they are in different languages.
    """

    words: float
    meaning: float
    across: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Log odds of being relevant: offset + words x its signal + meaning x its signal."""

    offset: float
    words: float
    meaning: float

    def odds(self, signals: Signals) -> float:
        """Log odds."""
        return self.offset + self.words * signals.words + self.meaning * signals.meaning


@dataclass(frozen=True, slots=True)
class Weights:
    """A line for texts in one language, and one for texts in two."""

    same: Line
    across: Line

    @classmethod
    def of(cls, told: Mapping[str, Mapping[str, float]]) -> Self:
        """The reverse of `told`."""
        return cls(Line(**told["same"]), Line(**told["across"]))

    def told(self) -> dict[str, dict[str, float]]:
        """Plain values, to be written as JSON."""
        return asdict(self)

    def line(self, signals: Signals) -> Line:
        """The line for these signals."""
        return self.across if signals.across else self.same

    def score(self, signals: Signals) -> float:
        """Log odds above those of a text in one's own language that has nothing in common."""
        return max(self.line(signals).odds(signals) - self.same.offset, 0.0)

    def relevance(self, signals: Signals) -> float:
        """How likely it is that the document is relevant, as in the set that was judged, 0..1."""
        return 1 / (1 + math.exp(-self.line(signals).odds(signals)))


@cache
def fitted() -> Weights:
    """The weights that ship with the package."""
    kept = files("sprang.core.ranking") / "data" / "weights.json"
    return Weights.of(json.loads(kept.read_text("utf-8")))
