"""Words that mean the same, because somebody has said so."""

import pytest

from sprang.core.ranking import Collection, Document, Query
from sprang.core.ranking.expansion import WEIGHT, Synonyms


def told(query: Query) -> list[tuple[str, float, str]]:
    return [(word.surface, word.weight, word.stands_for) for word in query.words]


def expanded(text: str, *pairs: tuple[str, str]) -> list[tuple[str, float, str]]:
    return told(Synonyms(pairs).expanded(Query.from_text(text, "sv")))


def test_a_word_brings_what_it_means() -> None:
    assert expanded("Matrester luktar", ("matrester", "matavfall")) == [
        ("Matrester", 1.0, ""),
        ("luktar", 1.0, ""),
        ("matavfall", WEIGHT, "Matrester"),
    ]


def test_only_in_the_direction_that_is_said() -> None:
    assert expanded("Matavfall", ("matrester", "matavfall")) == [("Matavfall", 1.0, "")]


def test_in_another_form_and_as_a_part() -> None:
    assert expanded("Matresterna", ("matrester", "svinn"))[1:] == [("svinn", WEIGHT, "Matresterna")]
    assert expanded("Hemtjänstbil", ("hemtjänst", "omsorg"))[1:] == [
        ("omsorg", WEIGHT, "Hemtjänstbil")
    ]


def test_a_circle_is_one_step() -> None:
    pairs = (("a-kassa", "bidrag"), ("bidrag", "stöd"), ("stöd", "a-kassa"))
    assert [said for said, *_ in expanded("bidrag", *pairs)] == ["bidrag", "stöd"]


def test_what_is_written_already_is_not_added() -> None:
    assert len(expanded("matrester och matavfall", ("matrester", "matavfall"))) == 2


def test_several_words_are_met_together() -> None:
    pair = ("social dokumentation", "journal")
    assert expanded("social dokumentation", pair)[-1] == (
        "journal",
        WEIGHT,
        "social dokumentation",
    )
    assert len(expanded("social oro", pair)) == 2


def test_stop_words_and_nothing_mean_nothing() -> None:
    assert expanded("vi och ni", ("och", "samt"), ("", "x"), ("vi", "")) == []


def test_a_meeting_by_a_synonym_is_told_and_adds_up() -> None:
    collection = Collection()
    collection.add(Document.from_text("1", "Fjärrvård i hemmet", "Vi ringer upp.", "sv"))
    collection.add(Document.from_text("2", "Bygglov", "Altanen väntar.", "sv"))
    query = Query.from_text("distansbesök", "sv")
    assert collection.search(query) == []
    (found,) = collection.search(Synonyms([("distansbesök", "fjärrvård")]).expanded(query))
    assert {(each.query_word, each.document_word, each.via) for each in found.contributions} == {
        ("distansbesök", "Fjärrvård", "synonym")
    }
    assert sum(each.share for each in found.contributions) == pytest.approx(found.score)
    (own,) = collection.search(Query.from_text("fjärrvård", "sv"))
    assert found.score == pytest.approx(WEIGHT * own.score)


def test_a_part_of_the_word_in_the_list_is_something_wider() -> None:
    assert len(expanded("rester", ("matrester", "matavfall"))) == 1
