"""Rooms that go on, on the home pages of those who are in them."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sprang.dialogue.actions import write_comment
from sprang.foundation import ongoing
from sprang.foundation.models import Record, User
from sprang.foundation.ongoing import MOST, Going
from sprang.rooms.models import Room

from .conftest import World, found


def rooms(world: World, user: User) -> list[str]:
    return [one.title for one in ongoing.found(world.platform, world.fresh(user)).items]


def test_one_is_told_of_the_rooms_that_one_is_in(world: World) -> None:
    assert rooms(world, world.lead) == ["Zqgemensamt"]
    assert rooms(world, world.one) == ["Zqanbud"]
    assert rooms(world, world.other) == ["Zqpirat"]


def test_where_something_was_said_last_stands_first(world: World) -> None:
    second = found(world.platform, world.lead, title="Hamnens andra rum", text="Det andra.")
    for days, room in enumerate((world.shared, second)):
        Record.objects.filter(pk=room.pk).update(changed_at=timezone.now() - timedelta(days=days))
    assert rooms(world, world.lead) == ["Zqgemensamt", "Hamnens andra rum"]
    write_comment(record=second, by=world.lead, text="Vi ses på kajen.")
    assert rooms(world, world.lead) == ["Hamnens andra rum", "Zqgemensamt"]


def test_a_room_that_is_put_away_goes_on_no_more(world: World) -> None:
    Room.objects.filter(pk=world.shared.pk).update(status="archived")
    assert rooms(world, world.lead) == []


def test_few_are_told_of_many_in_as_many_queries(world: World) -> None:
    def queries() -> tuple[int, int]:
        user = world.fresh(world.lead)
        with CaptureQueriesContext(connection) as seen:
            told = ongoing.found(world.platform, user).items
        return len(seen), len(told)

    one, _few = queries()
    for number in range(MOST + 1):
        found(world.platform, world.lead, title=f"Rum {number}", text="Ett av många.")
    assert queries() == (one, MOST)


def test_what_has_a_day_to_come_stands_before_what_has_none() -> None:
    now = timezone.now()
    soon, later = (now + timedelta(days=days) for days in (1, 9))
    moved = Going("comment", "Nyss", "", "/", now)
    old = Going("comment", "Länge sedan", "", "/", now - timedelta(days=9))
    first, second = (Going("flag", "", "", "/", now, due=due) for due in (soon, later))
    assert sorted([old, second, moved, first], key=lambda one: one.order) == [
        first,
        second,
        moved,
        old,
    ]
