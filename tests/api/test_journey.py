"""The journey of a need through the API, seen by colleague, neighbour and anybody."""

from sprang.foundation.models import Platform, User
from sprang.organisations.models import Unit

from .caller import Caller, answer, problem, references

TEXT = "Varje morgon letar vi efter nycklar till trapphuset. Det tar tid."


def test_a_need_is_captured_sharpened_shared_and_seen(
    boras: Platform, vard: Unit, nurse: User, lead: User, outsider: User
) -> None:
    employee, leader, neighbour, anybody = map(Caller, (nurse, lead, outsider, None))

    written = employee.post("/needs", platform="boras", text=TEXT, scope=str(vard.uid))
    captured = answer(written, 201)
    assert captured["title"] == "Varje morgon letar vi efter nycklar till trapphuset"
    assert (captured["status"], captured["visibility"]) == ("captured", "internal")
    one = f"/needs/boras/{captured['reference']}"

    # what is internal does not exist elsewhere
    problem(neighbour.get(one), 404)
    assert references(neighbour.get("/needs")) == []
    assert references(anybody.get("/needs")) == []

    # a lead sharpens it, once it says whom it hits and what is wanted
    refused = problem(leader.post(f"{one}/sharpening"), 409)
    assert refused["type"] == "/api/v1/#refused"
    described = leader.patch(
        one, version=1, affected="Tolv undersköterskor", wanted_effect="Ingen letar nycklar"
    )
    assert answer(described)["version"] == 2
    sharpened = answer(leader.post(f"{one}/sharpening", version=2))
    assert sharpened["status"] == "sharpened"

    # shared with the network, the neighbour sees it; anybody still does not
    problem(employee.post(f"{one}/sharing", visibility="network"), 404)
    answer(leader.post(f"{one}/sharing", visibility="network"))
    assert answer(neighbour.get(one))["text"] == TEXT
    assert references(neighbour.get("/needs")) == [captured["reference"]]
    problem(anybody.get(one), 404)

    answer(leader.post(f"{one}/sharing", visibility="public"))
    assert answer(anybody.get(one))["text"] == TEXT
    assert references(anybody.get("/needs")) == [captured["reference"]]


def test_who_wrote_is_told_to_colleagues_only(
    boras: Platform, nurse: User, teacher: User, lead: User, outsider: User
) -> None:
    made = answer(Caller(nurse).post("/needs", platform="boras", text=TEXT), 201)
    one = f"/needs/boras/{made['reference']}"
    answer(Caller(lead).post(f"{one}/sharing", visibility="public"))

    assert answer(Caller(teacher).get(one))["author"] == "nurse"
    assert answer(Caller(outsider).get(one))["author"] == "Borås"
    assert answer(Caller().get(one))["author"] == "Borås"
