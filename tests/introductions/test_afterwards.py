"""What is told of how it went, to whom, and what happens when people leave."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.needs.actions import close_need
from sprang.needs.introductions import actions, queries, recipients
from sprang.needs.introductions.enums import (
    ASKED_AFTER,
    LAPSES_AFTER,
    REMINDED_AFTER,
    IntroductionState,
)
from sprang.needs.introductions.models import Introduction
from tests.cast import build_user, client_of
from tests.html import text_of

from .conftest import World

pytestmark = pytest.mark.django_db
LATER = timedelta(days=3)


def propose(made: Introduction, by: User, days: int = 3) -> Any:
    at = timezone.now() + timedelta(days=days)
    return actions.propose_time(introduction=made, by=by, starts_at=at)


def test_what_one_side_tells_is_nothing_for_the_other(world: World) -> None:
    made = world.agreed()
    actions.tell_outcome(introduction=made, by=world.firm, outcome="not", words="Fel pris.")

    def known(user: User) -> tuple[bool, bool]:
        row = Introduction.objects.visible_to(user).with_results(user).get(pk=made.pk)
        return row.has_ended, row.led_on

    assert (known(world.firm), known(world.lead)) == ((True, False), (True, False))
    assert known(world.wrote) == (False, False)
    actions.tell_outcome(introduction=made, by=world.wrote, outcome="test")
    assert (known(world.firm), known(world.lead)) == ((True, False), (True, True))


def test_nobody_is_asked_before_they_have_met(world: World) -> None:
    made = world.agreed()
    time = propose(made, world.firm, 60)
    actions.choose_time(introduction=made, by=world.wrote, uid=time.uid)
    assert actions.ask_how_it_went(timezone.now() + ASKED_AFTER + LATER) == 0
    assert actions.ask_how_it_went(timezone.now() + timedelta(days=61)) == 1


def test_no_time_is_taken_away_from_what_is_withdrawn(world: World) -> None:
    made = world.agreed()
    time = propose(made, world.firm)
    actions.withdraw(introduction=made, by=world.lead)
    with pytest.raises(Refused):
        actions.drop_time(introduction=made, by=world.firm, uid=time.uid)


def test_who_leads_answers_and_hears_when_those_before_them_have_left(
    world: World, boras: Platform
) -> None:
    made = world.introduce()
    second = build_user("efter@boras.example", Role.LEAD, boras)
    assert queries.waiting_for(second).count() == 0
    Membership.objects.filter(user__in=(world.wrote, world.lead)).delete()
    fresh = Introduction.objects.get(pk=made.pk)
    assert recipients.hub(fresh) == {second.pk}
    assert queries.waiting_for(User.objects.get(pk=second.pk)).get() == made


def test_the_silent_side_is_reminded_once(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    soon = timezone.now() + REMINDED_AFTER - timedelta(minutes=1)
    assert actions.look_after_waiting(soon) == 0
    assert actions.look_after_waiting(soon + timedelta(hours=1)) == 1
    assert actions.look_after_waiting(soon + LATER) == 0
    assert recipients.who_has_not_answered(made) == {world.wrote.pk}
    reminded = Entry.objects.get(kind="introduction.reminded")
    assert reminded.payload["introduction"] == str(made.uid)


def test_what_nobody_answers_lapses_and_may_be_made_again(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    assert actions.look_after_waiting(timezone.now() + LAPSES_AFTER) == 1
    made.refresh_from_db()
    assert (made.state, made.settled_at is None) == (IntroductionState.LAPSED, False)
    with pytest.raises(Refused):
        actions.answer(introduction=made, by=world.wrote, says_yes=True)
    assert queries.waiting_for(world.wrote).count() == 0
    page = client_of(world.firm).get(made.get_absolute_url())
    assert "Presentationen rann ut" in text_of(page)
    assert world.wrote.email not in text_of(page)
    assert world.introduce() != made


def test_a_need_that_ends_takes_its_questions_with_it(world: World) -> None:
    waits = world.introduce()
    close_need(need=world.need, by=world.lead, reason="Löst på annat sätt.")
    assert actions.look_after_waiting() == 1
    waits.refresh_from_db()
    assert waits.state == IntroductionState.LAPSED
    assert actions.look_after_waiting() == 0
    with pytest.raises(NotAllowed):
        world.introduce()


def test_who_has_met_goes_on_when_the_need_ends(world: World) -> None:
    made = world.agreed()
    close_need(need=world.need, by=world.lead, reason="Löst med det de hade.")
    assert actions.look_after_waiting(timezone.now() + LAPSES_AFTER + LATER) == 0
    assert actions.ask_how_it_went(timezone.now() + ASKED_AFTER + LATER) == 1
    assert Introduction.objects.get(pk=made.pk).state == IntroductionState.ACCEPTED
