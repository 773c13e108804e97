"""Words that count for one another because a list says so."""

import pytest

from sprang.core.ranking import Collection, Document, Query, Synonym, Synonyms

from . import tiny

LIST = Synonyms(
    [
        Synonym("fritids", "fritidshem"),
        Synonym("plogbil", "snöröjning", both_ways=False),
        Synonym("rullande trottoar", "gångband"),
    ]
)


def asked(text: str) -> list[str]:
    return [word.terms[0] for word in LIST.put_to(Query.from_text(text, "sv")).words]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("fritids", ["fritid", "fritidshem"]),
        ("fritidshemmen", ["fritidshem", "fritid"]),
        ("plogbilar", ["plogbil", "snöröjning"]),
        ("snöröjning", ["snöröjning"]),
        ("trottoar", ["trotto"]),
        ("en rullande trottoar", ["rull", "trotto", "gångband"]),
        ("fritids och fritidshem", ["fritid", "fritidshem"]),
        ("", []),
    ],
)
def test_a_question_is_given_the_synonyms_of_its_words(text: str, terms: list[str]) -> None:
    assert asked(text) == terms


def test_it_is_told_under_the_word_that_was_written() -> None:
    collection = Collection(tiny.nothing())
    for id, text in (("a", "Snöröjning av gångvägar"), ("b", "Ett nytt badhus")):
        collection.add(Document.from_text(id, "", text, "sv"))
    (found,) = collection.search(LIST.put_to(Query.from_text("Plogbilen kom aldrig", "sv")))
    assert found.id == "a"
    told = [(each.query_word, each.document_word, each.via) for each in found.contributions]
    assert told == [("Plogbilen", "Snöröjning", "synonym")]


def test_without_a_list_nothing_changes() -> None:
    query = Query.from_text("fritids", "sv")
    assert Synonyms([]).put_to(query) == query
