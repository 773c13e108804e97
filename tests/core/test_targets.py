"""What is promised of the ranking, on the public data that lie beside the repository."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest

from sprang.core.evaluation import Judged
from sprang.core.evaluation.ablation import english_recall, tuned
from sprang.core.evaluation.pairs import Pair, pairs
from sprang.core.evaluation.tuning import fit, tune
from sprang.core.evaluation.twins import first_five, translated
from sprang.core.ranking import Strength, calibrate
from sprang.core.ranking.weights import fitted
from sprang.core.space.passages import Passage

SHARED = Path(__file__).parents[3] / "shared" / "data"
DEVELOPMENT = SHARED / "matching_dev"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the data don't lie beside the repository"),
]
Met = dict[str, list[Pair]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    return Judged.read(DEVELOPMENT)


@pytest.fixture(scope="module")
def met(judged: Judged) -> Met:
    return pairs(judged)


def test_the_ranking_holds_on_needs_that_it_was_not_fitted_to(judged: Judged, met: Met) -> None:
    found = tuned("", judged, met)
    assert found.figures.ndcg >= 0.60
    assert found.figures.recall >= 0.62
    assert found.figures.success >= 0.90
    assert found.deep >= 0.90
    assert found.english >= 0.80


def test_the_weights_that_ship_are_those_of_the_set(judged: Judged, met: Met) -> None:
    found = fit([pair for each in met.values() for pair in each])
    assert found.told() == {
        "offset": pytest.approx(fitted().offset, rel=0.02),
        "same": pytest.approx(fitted().told()["same"], rel=0.05),
        "across": pytest.approx(fitted().told()["across"], rel=0.05),
    }


def test_english_alone_is_found_by_meaning(judged: Judged, met: Met) -> None:
    by_words = tune(judged, met, ("words",))
    assert english_recall(judged, by_words.ranked) < 0.5


def test_a_need_in_other_words_is_among_the_first_five(judged: Judged) -> None:
    assert first_five(judged, DEVELOPMENT / "pairs.jsonl") >= 0.65


def test_a_text_finds_its_translation_among_those_never_learned_from() -> None:
    there, back = translated(list(held_out()))
    assert there >= 0.95
    assert back >= 0.95


def held_out() -> Iterator[Passage]:
    from tools import corpus

    for row in corpus.held_out(SHARED):
        yield Passage(corpus.clean(row["sv"]), corpus.clean(row["en"]))


@pytest.mark.parametrize("part", [0.0, 0.3, 0.5, 1.0])
def test_strengths_mean_the_same_of_short_questions_and_long(
    judged: Judged, met: Met, part: float
) -> None:
    """Titles alone, and needs of three lengths; weights fitted to other needs."""
    shorter = tuple(replace(need, text=_beginning(need.text, part)) for need in judged.needs)
    asked = met if part == 1 else pairs(Judged(shorter, judged.documents, judged.grades))
    found: dict[Strength | None, list[bool]] = {level: [] for level in (*Strength, None)}
    for fold in range(5):
        own = [need.id for need in judged.needs[fold::5]]
        weights = fit([pair for id, each in met.items() if id not in own for pair in each])
        for pair in (pair for id in own for pair in asked[id]):
            found[calibrate(weights.relevance(pair.signals))].append(pair.relevant)
    precision = {level: fmean(each) for level, each in found.items()}
    assert precision[Strength.STRONG] >= 0.48
    assert 0.15 <= precision[Strength.LIKELY] <= 0.45
    assert 0.08 <= precision[Strength.POSSIBLE] <= 0.2
    assert precision[None] < 0.02


def _beginning(text: str, part: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * part)])
