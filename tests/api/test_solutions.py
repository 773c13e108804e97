from collections.abc import Callable

import pytest

from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .caller import Caller, answer, problem, references

MakeNeed = Callable[..., Need]
MakeSolution = Callable[..., Solution]


def one(solution: Solution) -> str:
    return f"/solutions/{solution.platform.slug}/{solution.reference}"


@pytest.fixture
def company(db: None) -> Organisation:
    return Organisation.objects.create(name="Låsbolaget", type="startup")


def test_register_takes_every_word(boras: Platform, lead: User, company: Organisation) -> None:
    words = {
        "title": "Digitala lås",
        "text": "Telefonen öppnar.",
        "summary": "Ingen nyckel.",
        "themes": ["trygghet"],
        "in_use_since": "2025-03",
        "effect": "25 minuter blev 0.",
        "effect_before": 25.5,
        "effect_after": 0.1,
        "effect_unit": "minuter",
        "novelty": "copied",
        "copied_from": "Växjö",
        "adopted_by": ["1283"],
        "website": "https://las.example/så".replace("å", "a"),
        "visibility": "network",
        "status": "tested",
        "language": "sv",
    }
    response = Caller(lead).post("/solutions", platform="boras", provider=str(company.uid), **words)

    said = answer(response, 201)
    assert {name: said[name] for name in words} == words
    assert said["provider"] == {"uid": str(company.uid), "name": "Låsbolaget"}
    assert said["actions"] == ["introduce", "retire", "withdraw"]
    assert answer(Caller(lead).get(response["Location"].removeprefix("/api/v1"))) == said


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, ["platform", "title", "text"]),
        ({"effect_before": 3}, [""]),
        ({"effect_before": "tre", "effect_after": 1}, ["effect_before"]),
        ({"effect_before": 1e300, "effect_after": 1}, ["effect_before"]),
        ({"website": "javascript:alert(1)"}, ["website"]),
        ({"in_use_since": "mars 2025"}, ["in_use_since"]),
        ({"in_use_since": "2025-99"}, ["in_use_since"]),
        ({"in_use_since": "0999-01"}, ["in_use_since"]),
        ({"adopted_by": ["9999"]}, ["adopted_by.0"]),
        ({"answers": [{"platform": "boras"}]}, ["answers.0.reference"]),
        ({"adopted_by": ["Växjö"]}, ["adopted_by.0"]),
        ({"provider": "00000000-0000-0000-0000-000000000000"}, ["provider"]),
    ],
)
def test_what_cannot_be_registered_is_told(
    boras: Platform, lead: User, sent: dict[str, object], fields: list[str]
) -> None:
    whole = {"platform": "boras", "title": "Lås", "text": "Öppnar."} if sent else {}

    errors = problem(Caller(lead).post("/solutions", **whole, **sent), 422)["errors"]

    assert [error["field"] for error in errors] == fields


def test_only_those_of_the_platform_register(
    boras: Platform, outsider: User, partner: User
) -> None:
    sent = {"platform": "boras", "title": "Lås", "text": "Öppnar."}

    problem(Caller(outsider).post("/solutions", **sent), 404)
    problem(Caller(partner).post("/solutions", **sent), 404)
    assert not Solution.objects.exists()


def test_a_member_does_not_let_it_out_of_the_house(boras: Platform, nurse: User) -> None:
    sent = {"platform": "boras", "title": "Lås", "text": "Öppnar.", "visibility": "public"}

    assert answer(Caller(nurse).post("/solutions", **sent), 201)["visibility"] == "internal"


def test_outsiders_see_what_is_shared(
    make_solution: MakeSolution, outsider: User, nurse: User
) -> None:
    make_solution(visibility="internal")
    network = make_solution(themes=["trygghet"])
    public = make_solution(visibility="public", status="idea")

    assert references(Caller(outsider).get("/solutions")) == [public.reference, network.reference]
    assert references(Caller().get("/solutions")) == [public.reference]
    assert references(Caller(nurse).get("/solutions", theme="trygghet")) == [network.reference]
    assert references(Caller(nurse).get("/solutions", status="idea")) == [public.reference]
    problem(Caller().get(one(network)), 404)


def test_edit_with_the_version_seen(make_solution: MakeSolution, lead: User, nurse: User) -> None:
    solution, caller = make_solution(), Caller(lead)
    problem(Caller(nurse).patch(one(solution), version=1, effect="Mer."), 404)

    changed = {"effect": "25 blev 0.", "effect_before": 25, "effect_after": 0}
    said = answer(caller.patch(one(solution), version=1, **changed))
    assert (said["effect"], said["version"]) == ("25 blev 0.", 2)
    late = problem(caller.patch(one(solution), version=1, effect="Nej"), 409)
    assert late["type"] == "/api/v1/#stale"
    again = caller.patch(one(solution), version=2, effect_before=None, effect_after=None)
    assert answer(again)["effect_before"] is None


def test_steps_follow_the_table(make_solution: MakeSolution, lead: User, nurse: User) -> None:
    solution, caller = make_solution(status="idea"), Caller(lead)
    problem(Caller(nurse).post(f"{one(solution)}/steps", step="test"), 404)

    assert answer(caller.post(f"{one(solution)}/steps", step="test"))["status"] == "tested"
    refused = problem(caller.post(f"{one(solution)}/steps", step="test"), 409)
    assert refused["detail"] == "Det går inte från läget ”Testad”."
    problem(caller.post(f"{one(solution)}/steps", step="fly"), 422)


def test_the_lead_shares(make_solution: MakeSolution, lead: User, nurse: User) -> None:
    solution = make_solution()
    problem(Caller(nurse).post(f"{one(solution)}/sharing", visibility="public"), 404)

    answer(Caller(lead).post(f"{one(solution)}/sharing", visibility="public"))

    assert answer(Caller().get(one(solution)))["visibility"] == "public"


def test_steps_and_sharing_with_the_version_seen(make_solution: MakeSolution, lead: User) -> None:
    solution, caller = make_solution(status="tested"), Caller(lead)
    answer(caller.patch(one(solution), version=1, effect="Mer."))

    late = problem(caller.post(f"{one(solution)}/steps", step="introduce", version=1), 409)
    assert late["type"] == "/api/v1/#stale"
    problem(caller.post(f"{one(solution)}/sharing", visibility="public", version=1), 409)
    assert answer(caller.post(f"{one(solution)}/steps", step="introduce", version=2))
    said = answer(caller.post(f"{one(solution)}/sharing", visibility="public", version=3))
    assert (said["status"], said["visibility"], said["version"]) == ("in_use", "public", 4)


def named(need: Need) -> dict[str, str]:
    return {"platform": need.platform.slug, "reference": need.reference}


def test_which_needs_it_answers(
    boras: Platform, helsingborg: Platform, lead: User, make_need: MakeNeed
) -> None:
    here, there = make_need(), make_need(platform=helsingborg, by=None, visibility="network")
    sent = {"platform": "boras", "title": "Lås", "text": "Öppnar."}
    said = answer(Caller(lead).post("/solutions", **sent, answers=[named(here)]), 201)
    path = f"/solutions/boras/{said['reference']}"
    tie = {"how": "svarar på", "kind": "need", "title": here.title}
    assert said["ties"] == [tie | named(here)]

    changed = Caller(lead).patch(path, version=1, answers=[named(there)])
    assert answer(changed)["ties"] == [tie | named(there) | {"title": there.title}]
    problem(Caller(lead).patch(path, version=1, answers=[named(here)]), 409)
    untouched = answer(Caller(lead).patch(path, version=2, effect="Mer."))
    assert [each["platform"] for each in untouched["ties"]] == ["helsingborg"]
    assert answer(Caller(lead).patch(path, version=3, answers=[]))["ties"] == []


def test_a_need_one_may_not_see_is_as_one_that_is_not(
    boras: Platform, helsingborg: Platform, lead: User, make_need: MakeNeed
) -> None:
    hidden = make_need(platform=helsingborg, by=None)
    sent = {"platform": "boras", "title": "Lås", "text": "Öppnar."}
    for reference in (hidden.reference, "B00-9999"):
        pointer = {"platform": "helsingborg", "reference": reference}
        told = problem(Caller(lead).post("/solutions", **sent, answers=[pointer]), 422)["errors"]
        assert [each["field"] for each in told] == ["answers"]
        start = f"Det finns inget behov ”helsingborg {reference}” som du kan se."
        assert told[0]["message"].startswith(start)
    assert not Solution.objects.exists()
