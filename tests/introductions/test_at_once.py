"""Two who do it at the same moment: each introduction is settled, and asked about, once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sprang.foundation.errors import Refused
from sprang.foundation.models import Entry
from sprang.needs.introductions import actions
from sprang.needs.introductions.enums import ASKED_AFTER, IntroductionState
from sprang.needs.introductions.models import Introduction
from tests.foundation.at_once import Threads, only_postgresql

from .conftest import World

pytestmark = [pytest.mark.django_db(transaction=True), only_postgresql]


def both(*works: Callable[[], Any]) -> list[Any]:
    """What they answered, or that they were refused, when all began at once."""
    gate, found, threads = threading.Barrier(len(works)), [], Threads()

    def run(work: Callable[[], Any]) -> None:
        gate.wait(10)
        try:
            found.append(work())
        except Refused:
            found.append(Refused)

    for work in works:
        threads.run(run, work)
    threads.join()
    return found


def entries(verb: str) -> int:
    return Entry.objects.filter(kind=f"introduction.{verb}").count()


def test_both_sides_say_yes(world: World) -> None:
    made = world.introduce()
    both(
        lambda: actions.answer(introduction=made, by=world.wrote, says_yes=True),
        lambda: actions.answer(introduction=made, by=world.firm, says_yes=True),
    )
    assert Introduction.objects.get().state == IntroductionState.ACCEPTED
    assert (entries("accepted"), entries("agreed")) == (1, 1)


def test_two_of_one_side_answer(world: World) -> None:
    made = world.introduce()
    both(
        lambda: actions.answer(introduction=made, by=world.firm, says_yes=True),
        lambda: actions.answer(introduction=made, by=world.colleague, says_yes=True),
    )
    assert made.answers.count() == entries("accepted") == 1


def test_one_says_no_while_the_hub_takes_it_back(world: World) -> None:
    made = world.introduce()
    no = {"says_yes": False, "reason": "Nej."}
    found = both(
        lambda: actions.answer(introduction=made, by=world.firm, **no),
        lambda: actions.withdraw(introduction=made, by=world.lead),
    )
    assert found.count(Refused) == 1
    assert entries("declined") + entries("withdrawn") == 1


def test_the_same_two_are_introduced_twice(world: World) -> None:
    found = both(world.introduce, world.introduce)
    assert found.count(Refused) == Introduction.objects.count() == 1


def test_two_workers_ask(world: World) -> None:
    world.agreed()
    later = timezone.now() + ASKED_AFTER
    found = both(lambda: actions.ask_how_it_went(later), lambda: actions.ask_how_it_went(later))
    assert sorted(found) == [0, 1]
    assert entries("asked") == 1
