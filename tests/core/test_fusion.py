"""Words and meaning together: what counts for how much, and what is told of it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.evaluation.judged import Judged, Text
from sprang.core.evaluation.pairs import pairs
from sprang.core.evaluation.tuning import fit, tune
from sprang.core.ranking import Collection, Document, Query, Ranker
from sprang.core.ranking.weights import Signals, Weights, Worth
from sprang.core.space import Space

from . import tiny

SPACE = tiny.space()
WASTE, CARE = tiny.SWEDISH["waste"], tiny.SWEDISH["care"]
some = st.lists(st.sampled_from(WASTE + CARE), min_size=1, max_size=6).map(" ".join)
english = st.lists(st.sampled_from(tiny.ENGLISH["waste"]), min_size=1, max_size=6).map(" ".join)


def collection(*texts: tuple[str, str]) -> Collection:
    made = Collection(SPACE)
    for i, (text, language) in enumerate(texts):
        made.add(Document.from_text(f"d{i}", "", text, language))  # type: ignore[arg-type]
    return made


@given(some, st.lists(some, min_size=1, max_size=4), english)
def test_shares_add_up_to_the_score_whatever_the_language(
    asked: str, swedish: list[str], foreign: str
) -> None:
    made = collection(*((text, "sv") for text in swedish), (foreign, "en"))
    for found in made.search(Query.from_text(asked, "sv")):
        assert math.isclose(found.score, math.fsum(c.share for c in found.contributions))
        assert all(c.share > 0 for c in found.contributions)
        assert 0 < found.relevance < 1


def test_a_document_without_a_word_in_common_is_found_and_says_that_it_was_by_meaning() -> None:
    (found, *_) = collection(("råtta lukt", "sv"), ("patient journal", "sv")).search(
        Query.from_text("sopor komposterare", "sv")
    )
    assert found.id == "d0"
    assert {each.via for each in found.contributions} == {"meaning"}
    assert {each.query_word for each in found.contributions} == {"sopor", "komposterare"}


def test_a_translation_is_told_as_one() -> None:
    (found, *_) = collection(("garbage smell", "en"), ("nurse doctor", "en")).search(
        Query.from_text("sopor lukt", "sv")
    )
    assert found.id == "d0"
    assert {each.via for each in found.contributions} == {"translation"}


def test_the_same_word_is_told_as_the_same_also_when_it_met_in_meaning() -> None:
    (found,) = collection(("sopor", "sv")).search(Query.from_text("sopor", "sv"))
    assert [(each.query_word, each.via) for each in found.contributions] == [("sopor", "word")]


def test_a_place_that_is_known_is_not_worked_out_again() -> None:
    made = collection(("råtta lukt", "sv"))
    (document,) = made.documents
    assert document.place is not None
    ranker = Ranker(Query.from_text("sopor", "sv"), made.statistics, SPACE)
    fresh = Document.from_text("d0", "", "råtta lukt", "sv")
    assert ranker.weigh(document) == ranker.weigh(fresh)


def test_words_and_meaning_count_apart_in_one_language_and_in_two() -> None:
    weights = Weights(-5, Worth(3, 0.5), Worth(6, 2))
    assert weights.score(Signals(0.5, 1)) == 2
    assert weights.score(Signals(0.5, 1, across=True)) == 5
    assert weights.score(Signals(-1, 0)) == 0
    assert weights.relevance(Signals(1, 4)) == pytest.approx(0.5)
    assert Weights.of(weights.told()) == weights


def judged() -> Judged:
    """Needs about one theme each; documents of the theme, other words, are relevant."""
    needs, documents, grades = [], [], {}
    for i in range(10):
        theme = ("waste", "care")[i % 2]
        words = tiny.SWEDISH[theme]
        needs.append(Text(f"n{i}", words[i % 3], words[(i + 1) % 3], "sv", "need"))
        for language, own in (("sv", words), ("en", tiny.ENGLISH[theme])):
            text = f"{own[3 + i % 3]} {own[(i + 1) % 3]}"
            documents.append(Text(f"{language}{i}", "", text, language, "solution"))  # type: ignore
        grades[f"n{i}"] = {f"{each}{j}": 2 for each in ("sv", "en") for j in range(i % 2, 10, 2)}
    return Judged(tuple(needs), tuple(documents), grades)


def test_tuning_learns_that_meaning_matters_in_one_language_and_in_two() -> None:
    found = tune(judged(), pairs(judged(), SPACE))
    assert found.weights.same.meaning > 0.1
    assert found.weights.across.meaning > 0.1
    assert len(found.folds) == 5
    assert min(each.success for each in found.folds) == 1


def test_a_signal_that_is_left_out_has_no_weight() -> None:
    met = [pair for each in pairs(judged(), SPACE).values() for pair in each]
    weights = fit(met, ("meaning",))
    assert (weights.same.words, weights.across.words) == (0, 0)


def test_without_a_space_words_alone_decide() -> None:
    nothing: Space = tiny.nothing()
    made = Collection(nothing)
    made.add(Document.from_text("d0", "", "råtta lukt", "sv"))
    assert made.search(Query.from_text("sopor", "sv")) == []
