"""Rooms, as programs meet them."""

import pytest

from sprang.foundation.models import User
from sprang.rooms import actions
from tests.api.caller import Caller, answer, problem, references

from .conftest import World

pytestmark = pytest.mark.django_db


def test_one_s_rooms_and_the_doors_that_stand_open(world: World) -> None:
    one = Caller(world.one)
    assert references(one.get("/rooms")) == [world.private.reference]
    [door] = answer(one.get("/rooms/boras/doors"))["items"]
    assert (door["reference"], door["title"], door["is_invited"]) == (
        world.shared.reference,
        "Zqgemensamt",
        False,
    )
    assert references(Caller().get("/rooms")) == []
    problem(Caller().get("/rooms/boras/doors"), 404)


def test_a_room_is_gone_into_and_left(world: World, nurse: User) -> None:
    path = f"/rooms/boras/{world.private.reference}"
    actions.invite(room=world.private, by=world.fresh(world.one), user=nurse)
    caller = Caller(nurse)
    problem(caller.get(path), 404)
    for _twice in range(2):
        room = answer(caller.post(f"{path}/membership"))
    assert [member["name"] for member in room["members"]] == ["kajbygg", "nurse"]
    assert (room["way"], room["status"]) == ("invited", "open")
    assert caller.send("delete", f"{path}/membership", {}).status_code == 204
    problem(caller.get(path), 404)
    problem(Caller(world.other).post(f"{path}/membership"), 404)


def test_tasks_are_written_changed_and_done(world: World, lead: User) -> None:
    caller, path = Caller(lead), f"/rooms/boras/{world.shared.reference}/tasks"
    made = answer(caller.post(path, title="Ring", due="2027-06-30"), 201)
    one = f"{path}/{made['uid']}"
    done = answer(caller.patch(one, done=True, who=str(lead.uid)))
    assert (done["title"], done["due"], done["who"]) == ("Ring", "2027-06-30", str(lead.uid))
    assert done["done_at"]
    problem(caller.patch(one, title="Skriv", version=1), 409)
    assert answer(caller.get(path, done="false"))["items"] == []
    assert len(answer(caller.get(path, mine="true"))["items"]) == 1
    problem(caller.post(path, title="Ring", who=str(world.one.uid)), 422)
    problem(Caller(world.other).patch(one, done=False), 404)
