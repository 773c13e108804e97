"""The measures, and our ranking against plain BM25 on the development set."""

import math
from pathlib import Path

import pytest

from sprang.core.evaluation import Judged, evaluate, measures
from sprang.core.evaluation.rankers import Ours, PlainBM25

DEVELOPMENT = Path(__file__).parents[3] / "shared" / "data" / "matching_dev"
GRADES = {"a": 2, "b": 1, "c": 0}


def test_measures_of_a_perfect_ranking() -> None:
    assert measures.ndcg(["a", "b", "c"], GRADES) == 1
    assert measures.recall(["a", "b"], GRADES) == 1
    assert measures.success(["a"], GRADES) == 1
    assert measures.reciprocal_rank(["a"], GRADES) == 1


def test_measures_of_a_poor_ranking() -> None:
    ranking = ["c", "x", "b"]
    assert measures.ndcg(ranking, GRADES) == pytest.approx(0.5 / (3 + 1 / math.log2(3)))
    assert measures.recall(ranking, GRADES) == 0.5
    assert measures.reciprocal_rank(ranking, GRADES) == pytest.approx(1 / 3)
    assert measures.success(ranking, GRADES, depth=2) == 0


def test_measures_of_nothing() -> None:
    assert measures.ndcg([], GRADES) == measures.reciprocal_rank([], GRADES) == 0
    assert measures.ndcg(["a"], {}) == measures.recall(["a"], {}) == 0


@pytest.fixture(scope="module")
def judged() -> Judged:
    if not DEVELOPMENT.exists():
        pytest.skip("the development set doesn't lie beside the repository")
    return Judged.read(DEVELOPMENT)


@pytest.mark.shared
def test_ours_is_clearly_better_than_plain_bm25(judged: Judged) -> None:
    plain = evaluate(judged, PlainBM25(judged.documents))
    ours = evaluate(judged, Ours(judged.documents))
    assert ours.ndcg >= 0.6
    assert ours.ndcg >= plain.ndcg + 0.2
