"""Tasks and invitations on the home page of those they are given to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sprang.foundation import waiting
from sprang.foundation.models import User
from sprang.rooms import actions
from sprang.rooms.models import RoomInvitation

from .conftest import World

pytestmark = pytest.mark.django_db


def waits(world: World, user: User) -> list[tuple[str, str]]:
    tasks = waiting.found(world.platform, world.fresh(user)).tasks
    return [(task.title, task.quote) for task in tasks]


def test_a_task_waits_for_who_does_it_until_it_is_done(world: World) -> None:
    actions.join_room(room=world.shared, by=world.one)
    one, lead = world.fresh(world.one), world.fresh(world.lead)
    task = actions.add_task(room=world.shared, by=lead, title="Ring", who=one)
    assert waits(world, world.one) == [("Gör klart", "Ring")]
    assert waits(world, world.lead) == waits(world, world.other) == []
    actions.finish_task(task=task, by=one)
    assert waits(world, world.one) == []


def test_who_has_left_has_nothing_to_do_there(world: World) -> None:
    actions.join_room(room=world.shared, by=world.one)
    actions.add_task(room=world.shared, by=world.fresh(world.lead), title="Ring", who=world.one)
    actions.leave_room(room=world.shared, by=world.fresh(world.one))
    assert waits(world, world.one) == []


def test_a_door_waits_until_it_is_answered_or_too_old(world: World) -> None:
    actions.invite(room=world.private, by=world.one, user=world.lead)
    assert waits(world, world.lead) == [("Du är inbjuden till", "Zqanbud")]
    assert waits(world, world.other) == []
    RoomInvitation.objects.update(at=timezone.now() - timedelta(days=61))
    assert waits(world, world.lead) == []
