"""Points from several people on weighted criteria: what they come to, and how they lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Spread:
    """Lowest, mean and highest of what was given, and the standard deviation of all of it."""

    low: float
    mean: float
    high: float
    deviation: float

    @property
    def width(self) -> float:
        return self.high - self.low


def weighted(points: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The mean of the points, each counted as much as its criterion weighs. Any unit of weight.

    Only what has points counts, so that a criterion nobody could judge pulls nothing down.

    :raises ValueError: nothing has both points and a weight above nought.
    """
    counted = {name: weights[name] for name in points if weights.get(name, 0) > 0}
    total = sum(counted.values())
    if not total:
        raise ValueError("Nothing to weigh.")
    return sum(points[name] * weight for name, weight in counted.items()) / total


def spread(values: Sequence[float]) -> Spread:
    """How what was given lies. The deviation is the population's: these are all who judged.

    :raises ValueError: for no values.
    """
    if not values:
        raise ValueError("Nothing was given.")
    mean = sum(values) / len(values)
    deviation = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return Spread(min(values), min(max(mean, min(values)), max(values)), max(values), deviation)
