"""Measure ranking against judgements.

PYTHONPATH=src python -m sprang.core.evaluation ../shared/data/matching_dev
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from sprang.core.evaluation import measures
from sprang.core.evaluation.judged import Judged, Text

__all__ = ["Figures", "Judged", "Text", "evaluate"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the needs of a judged set, each 0..1."""

    ndcg: float
    recall: float
    success: float
    reciprocal_rank: float

    def __str__(self) -> str:
        return (
            f"nDCG@10 {self.ndcg:.3f}  recall@10 {self.recall:.3f}  "
            f"success@10 {self.success:.3f}  MRR {self.reciprocal_rank:.3f}"
        )


def evaluate(judged: Judged, ranker: Callable[[Text], Sequence[str]]) -> Figures:
    """The mean figures of `ranker`, which gives a need its best document ids, best first."""
    ranked = [(ranker(need), judged.grades.get(need.id, {})) for need in judged.needs]
    return Figures(
        ndcg=fmean(measures.ndcg(*pair) for pair in ranked),
        recall=fmean(measures.recall(*pair) for pair in ranked),
        success=fmean(measures.success(*pair) for pair in ranked),
        reciprocal_rank=fmean(measures.reciprocal_rank(*pair) for pair in ranked),
    )
