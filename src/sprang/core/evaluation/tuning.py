"""Fit the weights of the signals to a judged set, and measure them where they were not fitted.

Logistic regression of "relevant" (grade 1 or 2) on the signals of every pair, by Newton's
method. Needs are split into folds; the figures of
each fold are those of weights fitted to the other folds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sprang.core.evaluation import Figures, evaluate
from sprang.core.evaluation.judged import Judged, Text
from sprang.core.evaluation.measures import ndcg
from sprang.core.evaluation.pairs import Pair
from sprang.core.ranking.feedback import Measured
from sprang.core.ranking.weights import Signals, Weights, Worth

FOLDS = 5
_RIDGE = 1e-3
_ROUNDS = 50
USED: tuple[str, ...] = ("words", "meaning")
WITH_MODEL = (*USED, "embedding")


@dataclass(frozen=True, slots=True)
class Tuned:
    """weights: fitted to all needs. The others are of each fold, with weights fitted elsewhere.

    ranked: the documents of each need, best first. judgements: likelihood, and whether it was so.
    """

    weights: Weights
    folds: tuple[Figures, ...]
    ranked: Mapping[str, Sequence[str]]
    judgements: tuple[tuple[float, bool], ...]


def tune(judged: Judged, met: dict[str, list[Pair]], used: Sequence[str] = USED) -> Tuned:
    """Weights of the signals in `used`, and how good they are, cross-validated."""
    figures, judgements = [], []
    lists: dict[str, list[str]] = {}
    for fold in range(FOLDS):
        ours = tuple(need for i, need in enumerate(judged.needs) if i % FOLDS == fold)
        others = [pair for need in judged.needs if need not in ours for pair in met[need.id]]
        weights = fit(others, used)
        ranked = {need.id: ordered(met[need.id], weights) for need in ours}
        own = Judged(ours, judged.documents, judged.grades)
        lists |= ranked
        figures.append(evaluate(own, _listed(ranked)))
        judgements += [
            (weights.relevance(pair.signals), pair.relevant)
            for need in ours
            for pair in met[need.id]
        ]
    everything = fit([pair for found in met.values() for pair in found], used)
    return Tuned(everything, tuple(figures), lists, tuple(judgements))


def compared(judged: Judged, found: Tuned, without: Tuned) -> Measured:
    """nDCG@10 of each need without and with a signal, by weights fitted to others."""

    def each(tuned: Tuned) -> list[float]:
        return [ndcg(tuned.ranked[need.id], judged.grades[need.id]) for need in judged.needs]

    return Measured.of(each(without), each(found))


def _listed(ranked: dict[str, list[str]]) -> Callable[[Text], list[str]]:
    return lambda need: ranked[need.id]


def ordered(found: Sequence[Pair], weights: Weights) -> list[str]:
    """The ids of the documents, best first; equal ones by id."""
    scored = [(-weights.score(pair.signals), pair.document) for pair in found]
    return [id for _, id in sorted(scored)]


def fit(found: Sequence[Pair], used: Sequence[str] = USED) -> Weights:
    """The likeliest weights of the signals in `used`; 0 for the others."""
    columns = np.array([_columns(pair.signals, used) for pair in found])
    relevant = np.array([pair.relevant for pair in found], dtype=np.float64)
    offset, *worth = map(float, _newton(columns, relevant))
    same = dict(zip(used, worth[: len(used)], strict=True))
    across = dict(zip(used, worth[len(used) :], strict=True))
    nothing = dict.fromkeys(USED, 0.0)
    return Weights(offset, Worth(**nothing | same), Worth(**nothing | across))


def _columns(signals: Signals, used: Sequence[str]) -> list[float]:
    values, zeros = [float(getattr(signals, name)) for name in used], [0.0] * len(used)
    return [1.0, *(zeros + values if signals.across else values + zeros)]


def _newton(signals: NDArray[np.float64], relevant: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(signals.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-signals @ weights))
        gradient = signals.T @ (relevant - likely) - _RIDGE * weights
        curvature = (signals.T * (likely * (1 - likely))) @ signals + _RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights
