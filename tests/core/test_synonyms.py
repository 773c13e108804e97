"""Words that mean the same, because somebody has said so."""

import pytest

from sprang.core.ranking import Collection, Document, Query, Ranker, Synonyms, features
from sprang.core.ranking.synonyms import WEIGHT
from sprang.core.space import Space
from sprang.core.space.space import Vectors

from . import tiny


def told(query: Query) -> list[tuple[str, str, float, bool]]:
    return [(word.surface, word.terms[0], word.weight, bool(word.added)) for word in query.words]


def asked(text: str, *pairs: tuple[str, str]) -> list[tuple[str, str, float, bool]]:
    return told(Synonyms(pairs).put_to(Query.from_text(text, "sv")))


def added(text: str, *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """(what was written, the stem that it was given)"""
    return [(surface, stem) for surface, stem, _, is_added in asked(text, *pairs) if is_added]


def test_a_word_brings_what_it_means_told_under_the_word_as_written() -> None:
    assert asked("Matrester luktar", ("matrester", "matavfall")) == [
        ("Matrester", "matrest", 1.0, False),
        ("luktar", "lukt", 1.0, False),
        ("Matrester", "matavfall", WEIGHT, True),
    ]


def test_only_in_the_direction_that_is_said() -> None:
    assert added("Matavfall", ("matrester", "matavfall")) == []


def test_in_another_form_and_as_a_part() -> None:
    assert added("Matresterna", ("matrester", "svinn")) == [("Matresterna", "svinn")]
    assert added("Hemtjänstbil", ("hemtjänst", "omsorg")) == [("Hemtjänstbil", "omsorg")]


def test_a_part_of_the_word_in_the_list_is_something_wider() -> None:
    assert added("rester", ("matrester", "matavfall")) == []


def test_a_circle_is_one_step() -> None:
    pairs = (("a-kassa", "bidrag"), ("bidrag", "stöd"), ("stöd", "a-kassa"))
    assert added("bidrag", *pairs) == [("bidrag", "stöd")]


def test_what_is_written_already_is_not_added() -> None:
    assert added("matrester och matavfall", ("matrester", "matavfall")) == []


def test_several_words_are_met_together() -> None:
    pair = ("social dokumentation", "journal")
    assert added("social dokumentation", pair) == [("social dokumentation", "journal")]
    assert added("social oro", pair) == []
    assert added("trottoar", ("rullande trottoar", "gångband")) == []


def test_stop_words_and_nothing_mean_nothing() -> None:
    assert asked("vi och ni", ("och", "samt"), ("", "x"), ("vi", "")) == []


def test_without_a_list_nothing_changes() -> None:
    query = Query.from_text("fritids", "sv")
    assert Synonyms().put_to(query) is query


@pytest.fixture
def collection() -> Collection:
    collection = Collection(tiny.nothing())
    collection.add(Document.from_text("1", "Fjärrvård i hemmet", "Vi ringer upp.", "sv"))
    collection.add(Document.from_text("2", "Bygglov", "Altanen väntar.", "sv"))
    return collection


def test_a_meeting_by_a_synonym_is_told_and_adds_up(collection: Collection) -> None:
    query = Query.from_text("Distansbesök", "sv")
    assert collection.search(query) == []
    (found,) = collection.search(Synonyms([("distansbesök", "fjärrvård")]).put_to(query))
    assert {(each.query_word, each.document_word, each.via) for each in found.contributions} == {
        ("Distansbesök", "Fjärrvård", "synonym")
    }
    assert sum(each.share for each in found.contributions) == pytest.approx(found.score)
    (own,) = collection.search(Query.from_text("fjärrvård", "sv"))
    assert 0 < found.score < own.score


def test_in_the_space_a_synonym_moves_the_question_less_than_a_word_that_is_written() -> None:
    space = tiny.space()
    alone, other = (place_of(space, Query.from_text(text, "sv")) for text in ("sopor", "journal"))
    given = Synonyms([("sopor", "journal")]).put_to(Query.from_text("sopor", "sv"))
    place = place_of(space, given)
    both = place_of(space, Query.from_text("sopor journal", "sv"))
    assert alone @ other < place @ other < both @ other


def test_what_is_asked_for_already_counts_no_more() -> None:
    query = Synonyms([("vikarie", "timvikarie")]).put_to(Query.from_text("Vikarien vikarie", "sv"))
    counts = features.of_query(query)
    assert (counts["terms", "vikari"], counts["terms", "timvikari"]) == (2, WEIGHT)


def test_the_same_word_is_told_as_that_though_a_synonym_has_it_as_a_part() -> None:
    collection = Collection(tiny.space())
    collection.add(Document.from_text("1", "", "Läkarens journal", "sv"))
    query = Synonyms([("journal", "patientjournal")]).put_to(Query.from_text("journal", "sv"))
    (found,) = collection.search(query)
    told = {(each.query_word, each.document_word, each.via) for each in found.contributions}
    assert ("journal", "journal", "word") in told
    assert ("journal", "journal", "synonym") not in told


def place_of(space: Space, query: Query) -> Vectors:
    return Ranker(query, Collection(space).statistics, space).place
