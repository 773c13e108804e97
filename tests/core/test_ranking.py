"""Scores, their explanation and their order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.ranking import (
    Collection,
    Document,
    Query,
    Strength,
    Tally,
    calibrate,
    rank,
)
from sprang.core.ranking.explanation import likeness

from . import tiny

words = st.sampled_from(
    "hemtjänst hemtjänsten skola förskola återvinningsstation station snöröjning snö vård".split()
)
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
pairs = st.lists(st.tuples(texts, texts), min_size=1, max_size=6)


def documents(titles_and_texts: list[tuple[str, str]]) -> list[Document]:
    return [
        Document.from_text(f"d{i}", title, text, "sv")
        for i, (title, text) in enumerate(titles_and_texts)
    ]


def collection(found: list[Document]) -> Collection:
    made = Collection(tiny.nothing())
    for document in found:
        made.add(document)
    return made


NURSERY = Document.from_text("a", "Förskolan", "Vikarier saknas på morgonen", "sv", "need")
ROAD = Document.from_text("b", "Snöröjning", "Cykelvägar plogas först", "sv", "solution")
POOL = Document.from_text("c", "Vikariepool", "Skolor delar på vikarier", "sv", "solution")


@given(texts, pairs)
def test_contributions_add_up_to_the_score(
    query: str, titles_and_texts: list[tuple[str, str]]
) -> None:
    for scored in collection(documents(titles_and_texts)).search(Query.from_text(query, "sv")):
        assert math.isclose(scored.score, math.fsum(c.share for c in scored.contributions))
        assert 0 < scored.relevance <= 1  # log odds of more than 36 are 1, to a float
        assert all(c.share > 0 for c in scored.contributions)


@given(texts, st.permutations(range(5)))
def test_ties_are_broken_by_id(text: str, order: list[int]) -> None:
    same = [Document.from_text(f"d{i}", text, text, "sv") for i in order]
    ranked = rank(Query.from_text(text, "sv"), same, Tally.of(same))
    assert [scored.id for scored in ranked] == ["d0", "d1", "d2", "d3", "d4"]


def test_the_explanation_names_the_words_that_met() -> None:
    asked = Query.from_text("Vikarier till förskolor", "sv")
    found = {scored.id: scored for scored in collection([NURSERY, ROAD, POOL]).search(asked)}
    met = {
        id: {(c.query_word, c.document_word, c.via) for c in scored.contributions}
        for id, scored in found.items()
    }
    assert met["a"] == {("Vikarier", "Vikarier", "word"), ("förskolor", "Förskolan", "word")}
    assert ("Vikarier", "vikarier", "word") in met["c"]
    assert ("förskolor", "Skolor", "letters") in met["c"]
    assert "b" not in met


def test_a_part_of_a_compound_meets_a_word() -> None:
    asked = Query.from_text("cykel", "sv")
    (scored,) = collection([NURSERY, ROAD, POOL]).search(asked)
    assert [(c.document_word, c.via) for c in scored.contributions] == [("Cykelvägar", "part")]


def test_kinds_are_filtered_before_the_limit() -> None:
    found = collection([NURSERY, ROAD, POOL]).search("vikarier", limit=1, kinds={"solution"})
    assert [scored.id for scored in found] == ["c"]


def test_nothing_asked_or_nothing_there_finds_nothing() -> None:
    assert collection([NURSERY]).search("och att") == []
    assert Collection().search("vikarier") == []


def test_a_candidate_scores_the_same_alone_as_among_others() -> None:
    asked = Query.from_text("vikarier i skolan", "sv")
    statistics = Tally.of([NURSERY, ROAD, POOL])
    (alone,) = rank(asked, [POOL], statistics)
    assert alone in rank(asked, [NURSERY, ROAD, POOL], statistics)


def test_what_is_taken_out_leaves_no_trace() -> None:
    tally, before = Tally.of([NURSERY, ROAD, POOL]), Tally.of([NURSERY, ROAD])
    tally.remove(POOL)
    assert tally.documents == before.documents
    assert tally.mean_length("terms") == before.mean_length("terms")
    assert tally.document_frequency(("terms", "vikari")) == 1


@given(texts, texts)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    left, right = tuple(one.split()), tuple(other.split())
    assert likeness(left, right) == likeness(right, left)
    assert likeness(left, left) == 1


@pytest.mark.parametrize(
    ("value", "strength"),
    [
        (0.5, Strength.STRONG),
        (0.2, Strength.LIKELY),
        (0.06, Strength.POSSIBLE),
        (0.05, None),
    ],
)
def test_strength(value: float, strength: Strength | None) -> None:
    assert calibrate(value) is strength
