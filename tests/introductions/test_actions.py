"""Who may do what with an introduction, in which order, and how often."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation import waiting as home
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.needs.introductions import actions, measuring, queries
from sprang.needs.introductions.enums import ASKED_AFTER, IntroductionState
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Need
from sprang.organisations.actions import give_role, register_organisation
from tests.cast import build_need, build_user

from .conftest import WHY, World

pytestmark = pytest.mark.django_db
LATER = timedelta(days=3)


def state_of(introduction: Introduction) -> str:
    return str(Introduction.objects.get(pk=introduction.pk).state)


def kinds() -> list[str]:
    rows = Entry.objects.filter(kind__startswith="introduction.").order_by("seq")
    return [kind.removeprefix("introduction.") for kind in rows.values_list("kind", flat=True)]


def test_both_must_say_yes(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.wrote, says_yes=True)
    assert state_of(made) == IntroductionState.WAITING
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    assert state_of(made) == IntroductionState.ACCEPTED
    assert kinds() == ["made", "accepted", "agreed"]


@pytest.mark.parametrize("who", ["wrote", "firm", "colleague", "rival"])
def test_only_who_leads_the_platform_introduces(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.introduce(
            need=world.need, organisation=world.company, purpose=WHY, by=getattr(world, who)
        )


def test_a_unit_s_lead_is_no_hub(world: World) -> None:
    below = build_user("below@boras.example", Role.LEAD, world.need.scope)
    with pytest.raises(NotAllowed):
        actions.introduce(need=world.need, organisation=world.company, purpose=WHY, by=below)


def test_nothing_is_opened_by_an_introduction(world: World, boras: Platform) -> None:
    """Who may not read the need is not told of it; the lead is told what to do instead."""
    secret = build_need(boras, world.wrote, visibility="internal")
    with pytest.raises(BadInput) as told:
        actions.introduce(need=secret, organisation=world.company, purpose=WHY, by=world.lead)
    assert "får inte läsa behovet" in told.value.faults["organisation"]
    assert not secret.is_visible_to(world.firm)
    assert Introduction.objects.count() == 0


def test_who_has_nobody_with_an_account_is_not_asked(world: World) -> None:
    empty = register_organisation(name="Tomma huset", type="startup")
    resident = build_user("resident@post.example", Role.CITIZEN, empty)
    assert resident.is_active
    with pytest.raises(BadInput) as told:
        actions.introduce(need=world.need, organisation=empty, purpose=WHY, by=world.lead)
    assert "Ingen där har ett konto" in told.value.faults["organisation"]


def test_the_hub_introduces_nobody_to_itself(world: World) -> None:
    give_role(user=world.lead, scope=world.company, role=Role.MEMBER, by=None)
    with pytest.raises(BadInput) as told:
        world.introduce()
    assert "Du arbetar där" in told.value.faults["organisation"]


def test_a_purpose_is_said(world: World) -> None:
    with pytest.raises(BadInput):
        world.introduce(" \u200b ")


def test_the_same_two_are_introduced_once_at_a_time(world: World) -> None:
    made = world.introduce()
    with pytest.raises(Refused):
        world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=False, reason="Inte nu.")
    assert world.introduce() != made


def test_the_database_holds_it_too(world: World) -> None:
    made = world.introduce()
    said = {"platform": made.platform, "need": world.need, "organisation": world.company}
    with pytest.raises(IntegrityError):
        Introduction.objects.create(**said, by=world.lead, purpose=WHY)


def test_the_hub_answers_for_neither(world: World, admin: User) -> None:
    made = world.introduce()
    for by in (world.lead, world.rival):
        with pytest.raises(NotAllowed):
            actions.answer(introduction=made, by=by, says_yes=True)
    # another who leads where the need belongs may, as for all else about the need
    actions.answer(introduction=made, by=admin, says_yes=True)
    assert made.answers.get().party == "need"


def test_the_hub_answers_for_a_need_whose_author_has_gone(world: World) -> None:
    made = world.introduce()
    Membership.objects.filter(user=world.wrote).delete()
    fresh = User.objects.get(pk=world.lead.pk)
    actions.answer(introduction=made, by=fresh, says_yes=True)
    assert made.answers.get().party == "need"


def test_a_yes_twice_is_one_yes(world: World) -> None:
    made = world.introduce()
    for by in (world.firm, world.colleague, world.firm):
        actions.answer(introduction=made, by=by, says_yes=True)
    assert made.answers.count() == 1
    assert kinds() == ["made", "accepted"]


def test_a_yes_can_become_a_no_until_the_other_has_said_yes(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.wrote, says_yes=True)
    actions.answer(introduction=made, by=world.wrote, says_yes=False, reason="Vi hinner inte.")
    assert state_of(made) == IntroductionState.DECLINED
    with pytest.raises(Refused):
        actions.answer(introduction=made, by=world.firm, says_yes=True)


def test_who_has_agreed_does_not_decline(world: World) -> None:
    made = world.agreed()
    with pytest.raises(Refused):
        actions.answer(introduction=made, by=world.firm, says_yes=False, reason="Nej.")
    assert state_of(made) == IntroductionState.ACCEPTED


def test_a_no_has_a_reason(world: World) -> None:
    made = world.introduce()
    with pytest.raises(BadInput):
        actions.answer(introduction=made, by=world.firm, says_yes=False, reason=" ")
    assert made.answers.count() == 0


def test_who_has_left_the_organisation_has_left_the_introduction(world: World) -> None:
    made = world.introduce()
    Membership.objects.filter(user=world.firm).delete()
    gone = User.objects.get(pk=world.firm.pk)
    assert not Introduction.objects.visible_to(gone).exists()
    with pytest.raises(NotAllowed):
        actions.answer(introduction=made, by=gone, says_yes=True)
    actions.answer(introduction=made, by=world.colleague, says_yes=True)
    assert made.answers.get().by == world.colleague


def test_what_is_closed_to_them_is_hidden(world: World) -> None:
    """A need that is drawn in again takes its introductions with it."""
    made = world.introduce()
    Need.objects.filter(pk=world.need.pk).update(visibility="internal")
    assert not Introduction.objects.visible_to(world.firm).exists()
    assert Introduction.objects.visible_to(world.lead).get() == made


@pytest.mark.parametrize("who", ["rival", "outsider", "teacher"])
def test_nobody_else_knows(world: World, request: pytest.FixtureRequest, who: str) -> None:
    world.agreed()
    user = getattr(world, who, None) or request.getfixturevalue(who)
    assert not Introduction.objects.visible_to(user).exists()
    assert queries.of(world.need, user) == []


def test_only_the_hub_takes_back(world: World) -> None:
    made = world.introduce()
    with pytest.raises(NotAllowed):
        actions.withdraw(introduction=made, by=world.wrote)
    actions.withdraw(introduction=made, by=world.lead)
    with pytest.raises(Refused):
        actions.withdraw(introduction=made, by=world.lead)
    with pytest.raises(Refused):
        actions.answer(introduction=made, by=world.firm, says_yes=True)


def propose(world: World, made: Introduction, by: User, days: int = 3, **more: Any) -> Any:
    at = timezone.now() + timedelta(days=days)
    return actions.propose_time(introduction=made, by=by, starts_at=at, **more)


def test_the_other_side_chooses_a_time(world: World) -> None:
    made = world.agreed()
    time = propose(world, made, world.firm)
    for by in (world.firm, world.colleague, world.lead):
        with pytest.raises(NotAllowed):
            actions.choose_time(introduction=made, by=by, uid=time.uid)
    actions.choose_time(introduction=made, by=world.wrote, uid=time.uid)
    with pytest.raises(Refused):
        propose(world, made, world.wrote, 4)


def test_three_times_stand_at_most(world: World) -> None:
    made = world.agreed()
    times = [propose(world, made, world.firm, days) for days in (2, 3, 4)]
    with pytest.raises(Refused):
        propose(world, made, world.lead, 5)
    with pytest.raises(NotAllowed):
        actions.drop_time(introduction=made, by=world.wrote, uid=times[0].uid)
    actions.drop_time(introduction=made, by=world.firm, uid=times[0].uid)
    with pytest.raises(Refused):
        actions.choose_time(introduction=made, by=world.wrote, uid=times[0].uid)
    assert propose(world, made, world.lead, 5).party == "hub"


def test_no_time_before_both_have_said_yes_or_that_has_been(world: World) -> None:
    made = world.introduce()
    with pytest.raises(Refused):
        propose(world, made, world.firm)
    agreed = [actions.answer(introduction=made, by=by, says_yes=True) for by in sides(world)][-1]
    with pytest.raises(BadInput):
        propose(world, agreed, world.firm, -1)


@pytest.mark.parametrize("days", [800, 2_900_000])
def test_no_time_that_is_years_away(world: World, days: int) -> None:
    with pytest.raises(BadInput, match="inom två år"):
        propose(world, world.agreed(), world.firm, days)


def test_they_have_met_when_the_time_has_been_and_not_before(world: World, boras: Platform) -> None:
    made = world.agreed()
    time = propose(world, made, world.firm)
    actions.choose_time(introduction=made, by=world.wrote, uid=time.uid)
    assert measuring.measured(boras, world.lead).met == 0
    made.times.update(starts_at=timezone.now() - timedelta(hours=1))
    assert measuring.measured(boras, world.lead).met == 1
    with pytest.raises(Refused, match="Mötet har varit"):
        actions.drop_time(introduction=made, by=world.firm, uid=time.uid)


def test_who_leads_is_told_when_nobody_answers(world: World, boras: Platform) -> None:
    made = world.introduce()

    def told(user: User) -> list[str]:
        found = home.found(boras, User.objects.get(pk=user.pk)).numbers
        return [name for name in found if "introductions" in name]

    assert (told(world.lead), told(world.firm)) == ([], ["introductions"])
    Introduction.objects.update(made_at=timezone.now() - timedelta(days=15))
    assert told(world.lead) == ["unanswered introductions"]
    assert told(world.firm) == ["introductions"]
    actions.answer(introduction=made, by=world.firm, says_yes=False, reason="Nej.")
    assert (told(world.lead), told(world.firm)) == ([], [])


def sides(world: World) -> tuple[User, User]:
    return world.wrote, world.firm


def test_they_are_asked_once_after_two_weeks(world: World) -> None:
    made = world.agreed()
    soon = timezone.now() + ASKED_AFTER - timedelta(minutes=1)
    assert actions.ask_how_it_went(soon) == 0
    assert actions.ask_how_it_went(soon + timedelta(hours=1)) == 1
    assert actions.ask_how_it_went(soon + LATER) == 0
    assert Introduction.objects.get(pk=made.pk).asked_at is not None
    assert waiting(world) == (1, 1)
    actions.tell_outcome(introduction=made, by=world.firm, outcome="test")
    assert waiting(world) == (0, 1)


def waiting(world: World) -> tuple[int, int]:
    firm, wrote = (queries.waiting_for(each).count() for each in (world.firm, world.wrote))
    return firm, wrote


def test_nobody_is_asked_of_what_came_to_nothing(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=False, reason="Nej.")
    assert actions.ask_how_it_went(timezone.now() + ASKED_AFTER + LATER) == 0


def test_how_many_lead_on_is_counted(world: World, boras: Platform) -> None:
    def counts() -> tuple[int, int, int, int]:
        it = measuring.measured(boras, world.lead)
        return it.made, it.accepted, it.met, it.led

    assert measuring.measured(boras, world.lead).days is None
    made = world.agreed()
    assert counts() == (1, 1, 0, 0)
    tell: Callable[..., Introduction] = actions.tell_outcome
    tell(introduction=made, by=world.firm, outcome="not", words="Fel pris.")
    assert counts() == (1, 1, 1, 0)
    tell(introduction=made, by=world.wrote, outcome="talk")
    tell(introduction=made, by=world.wrote, outcome="talk")
    assert counts() == (1, 1, 1, 1)
    assert measuring.measured(boras, world.lead).days == 0
    assert kinds().count("outcome_told") == 2


def test_nothing_of_what_is_said_stands_in_the_journal(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=False, reason="För dyrt för oss.")
    said = str(list(Entry.objects.values("kind", "payload", "subject_kind")))
    assert "introduction.declined" in said
    assert not [each for each in (WHY, "För dyrt", "las.example", "Låsbolaget") if each in said]
    assert not Entry.objects.filter(
        kind__startswith="introduction.", subject_uid=world.need.uid
    ).exists()
    assert list(journal.breaks()) == []
