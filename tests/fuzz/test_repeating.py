"""A program that sends again because the answer never came makes nothing more."""

from typing import Any

import pytest

from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution
from tests.api.caller import Caller, answer, problem

KEY = "0d6c1f0e-8f0e-4a52-9f5c-0f1d1a2b3c4d"
MADE: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "/needs": (Need, {"platform": "boras", "text": "Vi letar nycklar."}),
    "/solutions": (Solution, {"platform": "boras", "title": "Lås", "text": "Telefonen öppnar."}),
    "/organisations": (Organisation, {"name": "Låsbolaget", "type": "startup"}),
}


def send(who: Caller, path: str, key: str, **changes: Any) -> Any:
    sent = MADE[path][1] | changes
    return who.send("post", path, sent, **{"Idempotency-Key": key})


@pytest.mark.parametrize("path", MADE)
def test_the_same_key_gives_the_same_thing(path: str, boras: Platform, lead: User) -> None:
    kind, who = MADE[path][0], Caller(lead)
    before = kind.objects.count()
    first, second = (send(who, path, KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first["Location"] == second["Location"]
    assert first.json()["uid"] == second.json()["uid"]
    assert kind.objects.count() == before + 1
    assert send(who, path, f'"{KEY}"')["Location"] == first["Location"]
    assert (
        send(who, path, "another", name="Portbolaget")["Location"] != first["Location"]
        if (path == "/organisations")
        else send(who, path, "another")["Location"] != first["Location"]
    )


@pytest.mark.parametrize("path", ["/needs", "/solutions"])
def test_the_same_key_with_other_words_is_refused(path: str, boras: Platform, lead: User) -> None:
    who = Caller(lead)
    send(who, path, KEY)
    told = problem(send(who, path, KEY, text="Något annat."), 422)
    assert told["detail"].startswith("Du har redan skickat härifrån:")
    assert MADE[path][0].objects.count() == 1


def test_a_key_is_its_person_s(boras: Platform, lead: User, nurse: User) -> None:
    first, other = (send(Caller(user), "/needs", KEY) for user in (lead, nurse))
    assert first["Location"] != other["Location"]


def test_what_was_refused_may_be_mended_and_sent_again(boras: Platform, lead: User) -> None:
    who = Caller(lead)
    problem(send(who, "/needs", KEY, text=" "), 422)
    assert answer(send(who, "/needs", KEY), 201)["text"] == "Vi letar nycklar."


@pytest.mark.parametrize("key", ["", "   ", "x" * 256, "å", "a b", "a;b=1"])
def test_a_key_of_another_form_is_told(key: str, boras: Platform, lead: User) -> None:
    told = problem(send(Caller(lead), "/needs", key), 422)
    assert told["errors"][0]["field"] == "Idempotency-Key"
    assert not Need.objects.exists()


def test_without_a_key_each_is_its_own(boras: Platform, lead: User) -> None:
    for _ in range(2):
        answer(Caller(lead).post("/needs", **MADE["/needs"][1]), 201)
    assert Need.objects.count() == 2
