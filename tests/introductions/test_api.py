"""Introductions in the API: the walk as three callers, and what each of them reads."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from sprang.foundation.models import User
from sprang.needs.introductions.models import Introduction
from sprang.organisations.models import Organisation
from tests.api.caller import Caller, answer, problem

from .conftest import WHY, World

pytestmark = pytest.mark.django_db
SOON = (timezone.now() + timedelta(days=3)).replace(microsecond=0)


def path(made: Introduction, more: str = "") -> str:
    return f"/introductions/boras/{made.uid}{more}"


def told(user: User, made: Introduction) -> dict[str, Any]:
    return answer(Caller(user).get(path(made)))


def introduce(world: World, organisation: Organisation, **headers: str) -> Any:
    sent = {"organisation": str(organisation.uid), "purpose": WHY}
    to = f"/needs/boras/{world.need.reference}/introductions"
    return Caller(world.lead).send("post", to, sent, **headers)


def test_the_walk(world: World) -> None:
    lead, wrote, firm = (Caller(each) for each in (world.lead, world.wrote, world.firm))
    made = answer(introduce(world, world.company), 201)
    assert (made["state"], made["party"], made["step"]) == ("waiting", "hub", "wait")
    one = f"/introductions/boras/{made['uid']}"
    assert answer(wrote.get(one))["step"] == "answer"
    assert answer(firm.post(f"{one}/answer", says_yes=True))["contacts"] == []
    both = answer(wrote.post(f"{one}/answer", says_yes=True))
    people = [each["email"] for side in both["contacts"] for each in side["people"]]
    assert people == [world.wrote.email, world.firm.email]
    proposed = answer(firm.post(f"{one}/times", starts_at=SOON.isoformat(), minutes=45), 201)
    [time] = answer(wrote.get(one))["times"]
    assert (time["minutes"], time["by_us"], time["may_choose"]) == (45, False, True)
    assert proposed["times"][0]["may_choose"] is False
    chosen = answer(wrote.post(f"{one}/times/{time['uid']}/choice"))
    assert (chosen["step"], chosen["times"][0]["is_chosen"]) == ("meet", True)
    assert answer(firm.post(f"{one}/outcome", outcome="test"))["led_on"] is True
    assert [each["outcome"] for each in answer(lead.get(one))["said"]] == [None, "test", None]
    assert answer(firm.send("delete", f"{one}/times/{time['uid']}", None))["times"] == []


def test_a_side_reads_its_own_words_only(world: World) -> None:
    made = world.introduce()
    answer(Caller(world.firm).post(path(made, "/answer"), says_yes=False, reason="Vi hinner inte."))
    assert "Vi hinner inte." not in str(told(world.wrote, made))
    assert [each["reason"] for each in told(world.firm, made)["said"]] == ["Vi hinner inte."]
    assert "Vi hinner inte." in str(told(world.lead, made))
    assert told(world.wrote, made)["contacts"] == []


def test_nobody_else_knows_of_it(world: World, outsider: User) -> None:
    made = world.agreed()
    for user in (world.rival, outsider):
        assert answer(Caller(user).get("/introductions"))["items"] == []
        problem(Caller(user).get(path(made)), 404)
        problem(Caller(user).post(path(made, "/answer"), says_yes=True), 404)
        problem(Caller(user).post(path(made, "/withdrawal")), 404)
    assert answer(Caller().get("/introductions"))["items"] == []
    problem(Caller().get(path(made)), 404)
    problem(Caller(world.lead).get(f"/introductions/umea/{made.uid}"), 404)


def test_the_list_is_narrowed_by_where_it_stands(world: World) -> None:
    made = world.agreed()
    for state, uids in (("accepted", [str(made.uid)]), ("declined", [])):
        items = answer(Caller(world.firm).get("/introductions", state=state))["items"]
        assert [each["uid"] for each in items] == uids
    problem(Caller(world.firm).get("/introductions", state="gone"), 422)


def test_what_is_wrong_is_told(world: World) -> None:
    made = world.introduce()
    firm, one = Caller(world.firm), path(made)
    fault = problem(firm.post(f"{one}/answer", says_yes=False), 422)
    assert fault["errors"][0]["field"] == "reason"
    problem(firm.post(f"{one}/times", starts_at=SOON.isoformat()), 409)  # both have not said yes
    problem(firm.post(f"{one}/times", starts_at="2027-01-01T09:00:00"), 422)  # whose clock?
    problem(firm.post(f"{one}/times/{uuid4()}/choice"), 409)
    problem(firm.post(f"{one}/withdrawal"), 404)
    problem(introduce(world, world.company), 409)
    problem(introduce(world, Organisation(uid=uuid4())), 422)


def test_sent_twice_it_is_made_once(world: World) -> None:
    sent = {"Idempotency-Key": uuid4().hex}
    first, second = (answer(introduce(world, world.company, **sent), 201) for _ in "ab")
    assert first["uid"] == second["uid"]
    assert Introduction.objects.count() == 1
