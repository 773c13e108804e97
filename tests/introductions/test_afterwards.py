"""What is told of how it went, to whom, and what happens when people leave."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import Refused
from sprang.foundation.models import Membership, Platform, User
from sprang.needs.introductions import actions, queries, recipients
from sprang.needs.introductions.enums import ASKED_AFTER
from sprang.needs.introductions.models import Introduction
from tests.cast import build_user

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
