"""Move matches by what people have said of the same thing elsewhere, and measure whether it helps.

What is often judged relevant rises, what is often rejected sinks. Nothing is learned about the
words; a thing that nobody has judged stays where it was.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Final, Self

WEIGHT: Final = 0.5
PRIOR: Final = 4.0
"""Judgements that the mean of all is worth. With both, one rejection moves a match a little less
than a step of strength (`calibration.THRESHOLDS`, in log odds): it takes several to bury one."""

LEAST_QUESTIONS: Final = 20
"""Fewer can't tell help from luck."""

Z95: Final = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Judged:
    """One person's judgement of one match; `relevance` as in `model.Scored`."""

    asked: str
    found: str
    relevance: float
    is_relevant: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many judgements there are, and how many of them say relevant."""

    relevant: int = 0
    told: int = 0

    def without(self, other: "Tally") -> "Tally":
        return Tally(self.relevant - other.relevant, self.told - other.told)


@dataclass(frozen=True, slots=True)
class Measured:
    """Means over `questions`, 0..1, before and after; `low` is the lower end of the 95 per cent
    interval of the difference."""

    questions: int
    before: float = 0.0
    after: float = 0.0
    low: float = 0.0

    @classmethod
    def of(cls, before: Sequence[float], after: Sequence[float]) -> Self:
        """A value for each question in each. The interval is the normal one of the mean of the
        differences."""
        if not before:
            return cls(0)
        gains = [late - early for early, late in zip(before, after, strict=True)]
        spread = stdev(gains) / math.sqrt(len(gains)) if len(gains) > 1 else math.inf
        return cls(len(gains), fmean(before), fmean(after), fmean(gains) - Z95 * spread)

    @property
    def gain(self) -> float:
        return self.after - self.before

    @property
    def helps(self) -> bool:
        return self.questions >= LEAST_QUESTIONS and self.low > 0


def shift(own: Tally, everything: Tally) -> float:
    """What is added to the log odds of a thing's relevance; 0 where nothing is said of it.

    WEIGHT (logit p - logit m): m is the mean of all judgements, p the thing's own drawn towards it
    by PRIOR judgements (the mean of a beta distribution).
    """
    mean = (everything.relevant + 1) / (everything.told + 2)
    drawn = (own.relevant + PRIOR * mean) / (own.told + PRIOR)
    return WEIGHT * (_logit(drawn) - _logit(mean))


def moved(relevance: float, by: float) -> float:
    """The relevance with its log odds shifted, 0..1."""
    return 1 / (1 + math.exp(-(_logit(relevance) + by)))


def measure(judged: Sequence[Judged]) -> Measured:
    """What moving would have done, each pair moved by what was said of all others (leave one out).

    For each question with both relevant and rejected matches: precision among the first R, where R
    is how many were judged relevant. A pair is relevant where at least half of its judgements say
    so.
    """
    questions = [each for each in _questions(judged) if len({one.is_good for one in each}) > 1]
    return Measured.of(
        [_precision(each, moving=False) for each in questions],
        [_precision(each, moving=True) for each in questions],
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    found: str
    relevance: float
    is_good: bool
    shift: float


def _questions(judged: Sequence[Judged]) -> Iterable[list[_Pair]]:
    pairs: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    things: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        pairs[each.asked, each.found].append(each)
        things[each.found].append(each)
    everything = _tally(judged)
    of_things = {found: _tally(told) for found, told in things.items()}
    questions: defaultdict[str, list[_Pair]] = defaultdict(list)
    for (asked, found), told in pairs.items():
        own = _tally(told)
        by = shift(of_things[found].without(own), everything.without(own))
        is_good = 2 * own.relevant >= own.told
        questions[asked].append(_Pair(found, told[0].relevance, is_good, by))
    return questions.values()


def _tally(judged: Iterable[Judged]) -> Tally:
    told = [each.is_relevant for each in judged]
    return Tally(sum(told), len(told))


def _precision(pairs: Sequence[_Pair], *, moving: bool) -> float:
    def key(pair: _Pair) -> tuple[float, str]:
        return -moved(pair.relevance, pair.shift if moving else 0.0), pair.found

    relevant = sum(pair.is_good for pair in pairs)
    return sum(pair.is_good for pair in sorted(pairs, key=key)[:relevant]) / relevant


def _logit(share: float) -> float:
    inside = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(inside / (1 - inside))
