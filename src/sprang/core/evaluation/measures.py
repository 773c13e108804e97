"""Measures of one ranking, 0..1. Grades: 0 not relevant, 1 partly, 2 clearly; unjudged is 0."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Grades = Mapping[str, int]
DEPTH: Final = 10


def ndcg(ranking: Sequence[str], grades: Grades, depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Burges et al. 2005)."""
    ideal = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return _discounted(grades.get(id, 0) for id in ranking[:depth]) / ideal if ideal else 0.0


def recall(ranking: Sequence[str], grades: Grades, depth: int = DEPTH) -> float:
    """The part of the relevant documents that is among the first `depth`."""
    relevant = {id for id, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:depth])) / len(relevant) if relevant else 0.0


def success(ranking: Sequence[str], grades: Grades, depth: int = DEPTH) -> float:
    """1 if any of the first `depth` is relevant, else 0."""
    return float(any(grades.get(id, 0) > 0 for id in ranking[:depth]))


def reciprocal_rank(ranking: Sequence[str], grades: Grades) -> float:
    """1 / the rank of the first relevant document; 0 if there is none."""
    ranks = (rank for rank, id in enumerate(ranking, start=1) if grades.get(id, 0) > 0)
    return 1 / next(ranks, math.inf)


def _discounted(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))
