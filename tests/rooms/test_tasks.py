"""What is to be done in a room, and by whom."""

from datetime import date

import pytest

from sprang.foundation.errors import BadInput
from sprang.foundation.models import User
from sprang.rooms import actions
from sprang.rooms.models import RoomTask
from tests.api.caller import Caller, answer, problem
from tests.cast import client_of

from .conftest import World

pytestmark = pytest.mark.django_db


def left_behind(world: World, nurse: User) -> RoomTask:
    """Done by somebody who has left."""
    room = world.shared
    actions.join_room(room=room, by=nurse)
    task = actions.add_task(room=room, by=world.fresh(nurse), title="Ring", who=nurse)
    actions.finish_task(task=task, by=world.fresh(nurse))
    actions.leave_room(room=room, by=world.fresh(nurse))
    return RoomTask.objects.get(pk=task.pk)


def test_opened_again_it_waits_for_nobody_who_has_left(world: World, nurse: User) -> None:
    task = left_behind(world, nurse)
    assert task.who == nurse
    actions.finish_task(task=task, by=world.fresh(world.lead), is_done=False)
    task.refresh_from_db()
    assert (task.who, task.done_at) == (None, None)


def test_what_is_not_sent_is_not_asked_about(world: World, nurse: User, lead: User) -> None:
    task, caller = left_behind(world, nurse), Caller(lead)
    path = f"/rooms/boras/{world.shared.reference}/tasks/{task.uid}"
    changed = answer(caller.patch(path, title="Ring Bo"))
    assert (changed["title"], changed["who"]) == ("Ring Bo", str(nurse.uid))
    opened = answer(caller.patch(path, done=False))
    assert (opened["done_at"], opened["who"]) == (None, None)


def test_the_form_keeps_who_did_it(world: World, nurse: User, lead: User) -> None:
    task, client = left_behind(world, nurse), client_of(lead)
    path = f"/boras/rum/{world.shared.reference}/uppgifter/{task.uid}/"
    words = {"title": "Ring Bo", "who": str(nurse.uid), "due": "", "version": task.version}
    assert str(nurse.uid) in client.get(path).content.decode()
    assert client.post(path, words).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.who) == ("Ring Bo", nurse)


def test_a_change_is_made_whole_or_not_at_all(world: World, lead: User) -> None:
    caller, path = Caller(lead), f"/rooms/boras/{world.shared.reference}/tasks"
    task = answer(caller.post(path, title="Ring"), 201)
    one = f"{path}/{task['uid']}"
    both = answer(caller.patch(one, title="Ring Bo", done=True, version=1))
    assert (both["title"], both["version"], bool(both["done_at"])) == ("Ring Bo", 2, True)
    problem(caller.patch(one, done=False, version=1), 409)
    problem(caller.patch(one, title="Nytt", done=False, version=1), 409)
    row = RoomTask.objects.get()
    assert (row.title, row.done_at is None) == ("Ring Bo", False)


def test_the_first_due_stands_first(world: World, lead: User) -> None:
    by, room = world.fresh(lead), world.shared
    days = {"utan": None, "sen": date(2027, 6, 30), "snart": date(2026, 12, 1)}
    for title, due in days.items():
        actions.add_task(room=room, by=by, title=title, who=by, due=due)
    page = client_of(lead).get(f"/boras/rum/{room.reference}/")
    assert [task.title for task in page.context["mine"]] == ["snart", "sen", "utan"]
    assert "2027" in page.content.decode()


@pytest.mark.parametrize("due", [date.min, date.max])
def test_a_year_that_was_mistyped_is_told_of(world: World, due: date) -> None:
    with pytest.raises(BadInput):
        actions.add_task(room=world.shared, by=world.fresh(world.lead), title="Ring", due=due)
