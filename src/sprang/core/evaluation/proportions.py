"""How sure one can be of a share that was counted in a few."""

import math
from dataclasses import dataclass
from typing import Final

Z95: Final = 1.959963984540054
"""The normal deviate with 2.5 per cent beyond it on each side."""


@dataclass(frozen=True, slots=True)
class Interval:
    """`low` and `high`, 0..1."""

    low: float
    high: float


def wilson(successes: int, trials: int, z: float = Z95) -> Interval:
    """The score interval of a proportion; as given, it holds the true share 95 times in 100.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, "Probable inference, the law of
    succession, and statistical inference", Journal of the American Statistical Association 22
    (1927), 209-212. Unlike p ± z √(p(1-p)/n) it stays within 0..1 and is right for small counts.

    :raises ValueError: unless 0 <= successes <= trials.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials}")
    if not trials:
        return Interval(0.0, 1.0)
    share, square = successes / trials, z * z
    middle = share + square / (2 * trials)
    half = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    whole = 1 + square / trials
    return Interval(max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0))
