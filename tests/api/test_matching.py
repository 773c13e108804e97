from collections.abc import Callable
from typing import Any

import pytest

from sprang.foundation.journal import readers
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .caller import Caller, answer, problem

KEYS = "Nycklarna till trapphuset är borta varje morgon och vi letar länge."


@pytest.fixture
def found(
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
    helsingborg: Platform,
    outsider: User,
) -> dict[str, Any]:
    """Of the kinds, and of circles that some callers are outside of. All are in the index."""
    there = {
        "internal": make_need(),
        "hidden": make_need(helsingborg, by=outsider),
        "shared": make_need(helsingborg, by=outsider, visibility="network"),
        "lock": make_solution(visibility="public"),
    }
    readers.run_all()
    return there


def references(response: Any) -> set[tuple[str, str]]:
    groups = answer(response)["groups"]
    return {(hit["platform"], hit["reference"]) for group in groups for hit in group["hits"]}


def name(record: Any) -> tuple[str, str]:
    return record.platform.slug, record.reference


@pytest.mark.parametrize("ask", ["match", "search"])
def test_everybody_finds_what_they_may_see(
    found: dict[str, Any], nurse: User, outsider: User, ask: str
) -> None:
    def asked(caller: Caller) -> set[tuple[str, str]]:
        if ask == "match":
            return references(caller.post("/match", text=KEYS))
        return references(caller.get("/search", q="nycklar trapphuset"))

    shared, lock = name(found["shared"]), name(found["lock"])
    assert asked(Caller(nurse)) == {name(found["internal"]), shared, lock}
    assert asked(Caller(outsider)) == {name(found["hidden"]), shared, lock}
    assert asked(Caller()) == {lock}


def test_a_hit_says_why(found: dict[str, Any], nurse: User) -> None:
    [group] = answer(Caller(nurse).post("/match", text=KEYS, kinds=["solution"]))["groups"]

    [hit] = group["hits"]
    assert (group["kind"], group["total"], hit["title"]) == (
        "solution",
        1,
        "Digitala lås i trapphusen",
    )
    assert hit["strength"] in {"strong", "likely", "possible"}
    assert 0 < hit["relevance"] < 1
    assert ("trapphuset", "trapphusen") in {
        (reason["query_word"].lower(), reason["document_word"].lower()) for reason in hit["reasons"]
    }
    assert hit["page"] == f"http://testserver/boras/losningar/{found['lock'].reference}/"


def test_a_need_is_matched_with_the_others(found: dict[str, Any], nurse: User) -> None:
    need = found["internal"]
    path = f"/needs/boras/{need.reference}/matches"

    hits = references(Caller(nurse).get(path, kinds=["need"], limit=3))

    assert hits == {name(found["shared"])}
    problem(Caller().get(path), 404)


def test_search_on_one_platform_and_for_a_number(found: dict[str, Any], nurse: User) -> None:
    caller = Caller(nurse)
    shared = found["shared"]

    assert references(caller.get("/search", q="nycklar", platform="helsingborg")) == {name(shared)}
    by_number = references(caller.get("/search", q=shared.reference, platform="helsingborg"))
    assert by_number == {name(shared)}


def test_organisations_have_no_number(found: dict[str, Any], lead: User) -> None:
    answer(
        Caller(lead).post(
            "/organisations", name="Nyckelbolaget", type="startup", summary="Nycklar i trapphuset"
        ),
        201,
    )
    readers.run_all()

    [group] = answer(Caller().get("/search", q="nyckelbolaget", kinds="innovator"))["groups"]

    [hit] = group["hits"]
    assert hit["uid"] == str(Organisation.objects.get(name="Nyckelbolaget").uid)
    assert (hit["reference"], hit["platform"], hit["page"]) == (None, None, None)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": "x", "kinds": "ufo"}, "kinds"),
        ({"q": "x", "limit": 51}, "limit"),
        ({"q": "x", "platform": "atlantis"}, "platform"),
    ],
)
def test_a_wrong_question_is_told(db: None, query: dict[str, Any], field: str) -> None:
    [fault] = problem(Caller().get("/search", **query), 422)["errors"]

    assert fault["field"] == field


@pytest.mark.parametrize(
    ("sent", "field"),
    [({}, "text"), ({"text": " "}, "text"), ({"text": "x", "kinds": ["ufo"]}, "kinds")],
)
def test_a_wrong_text_is_told(db: None, sent: dict[str, Any], field: str) -> None:
    [fault] = problem(Caller().post("/match", **sent), 422)["errors"]

    assert fault["field"] == field


def test_without_an_index_the_answer_says_that_something_may_be_missing(db: None) -> None:
    assert answer(Caller().post("/match", text=KEYS))["complete"] is False
