"""Finding candidates reads a bounded part of the index, the most telling first."""

import pytest

from sprang.core.ranking import Feature, Query
from sprang.core.ranking.features import of_query
from sprang.matching.index import clauses as sut
from sprang.matching.index.background import LEAST_DOCUMENTS, Background

RARE, COMMON = ("terms", "slamsugning"), ("terms", "måndag")
FREQUENCIES = {"slamsugning": 3, "måndag": 900}


def background(documents: int = 1000, whole: int = 1000) -> Background:
    measured = {"documents": float(documents), "terms": 10.0, "letters": 30.0}
    return Background(
        lambda asked: [FREQUENCIES.get(value, 0) for _field, value in asked], measured, whole
    )


@pytest.fixture(autouse=True)
def no_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sut, "LEAST", 0)


def chosen(worth: dict[Feature, float], statistics: Background) -> list[Feature]:
    return list(sut.telling(worth, statistics))


def test_all_of_a_question_where_there_is_room() -> None:
    assert chosen({COMMON: 1.0, RARE: 5.0}, background()) == [RARE, COMMON]


def test_what_is_too_common_is_left_to_the_reranking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sut, "POSTINGS", 902)
    assert chosen({COMMON: 1.0, RARE: 5.0}, background()) == [RARE]
    monkeypatch.setattr(sut, "POSTINGS", 903)
    assert chosen({COMMON: 1.0, RARE: 5.0}, background()) == [RARE, COMMON]


def test_a_question_of_common_words_alone_still_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sut, "POSTINGS", 10)
    monkeypatch.setattr(sut, "LEAST", 1)
    assert chosen({COMMON: 1.0}, background()) == [COMMON]


def test_a_word_that_only_ones_own_unit_has_is_always_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sut, "POSTINGS", 3)
    unseen = ("terms", "nattfasta")
    assert chosen({RARE: 5.0, unseen: 4.0, COMMON: 1.0}, background()) == [unseen, RARE]


@pytest.mark.parametrize(
    ("documents", "whole", "times"), [(1000, 1000, 1), (1000, 1900, 2), (1000, 2100, 4), (0, 1, 1)]
)
def test_reading_past_what_others_wrote_is_reckoned_with(
    documents: int, whole: int, times: int
) -> None:
    assert background(documents, whole).postings(RARE) == 3 * times
    assert background(documents).documents == max(documents, LEAST_DOCUMENTS)


def test_a_question_without_words_finds_nothing() -> None:
    assert not of_query(Query(()))
    assert not len(sut.asking({}, background()).codes)
