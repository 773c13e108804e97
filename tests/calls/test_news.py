"""What is told of calls: to those it is meant for, always when it is about one's own answer, and
never so that anybody learns who has answered."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail

from sprang.dialogue.actions import choose_letters, end_letters, follow, read_news, unfollow
from sprang.dialogue.enums import OPTIONAL
from sprang.dialogue.letters import sending
from sprang.dialogue.models import Follow, Notification
from sprang.foundation.errors import BadInput
from sprang.foundation.journal import readers
from sprang.foundation.models import Membership, Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.models import Call
from tests.cast import build_user, client_of

from .making import World, build_call

pytestmark = pytest.mark.django_db
NEVER = {group.value: "never" for group in OPTIONAL}


def told(user: User, channel: str = "page") -> list[str]:
    """Kinds of what the person has been told, as the reader comes to it."""
    readers.follow("news")
    rows = Notification.objects.filter(user=user, channel=channel).order_by("seq")
    return [kind.removeprefix("call.") for kind in rows.values_list("kind", flat=True)]


@pytest.fixture
def opened(world: World) -> World:
    world.answers = [world.answer(0, "Vi lyssnar."), world.answer(1, "Vi väger.")]
    world.close()
    world.declare_all(world.lead, *world.judges)
    for answer in world.answers:
        for person in (world.lead, *world.judges):
            world.score(person, answer, 3, 3)
    return world


def give(world: World, n: int, outcome: str, reason: str = "Så.") -> None:
    about: dict[str, Any] = {"call": world.call, "by": world.lead, "reason": reason}
    actions.give_outcome(**about, answers=[world.answers[n]], outcome=outcome)


def test_those_who_follow_the_need_hear_of_its_call(
    boras: Platform, lead: User, nurse: User, manager: User, outsider: User
) -> None:
    call = build_call(boras, lead, reach="network")
    need = call.needs.get()
    for person in (nurse, outsider):
        follow(record=need, by=person)
    shut_out = build_user("alone@boras.example")
    Follow.objects.create(user=shut_out, record=need, platform=boras, since=0)
    readers.follow("news")
    actions.publish_call(call=call, by=lead)
    assert [told(each) for each in (nurse, outsider)] == [["need.called"]] * 2
    assert (told(manager), told(lead), told(shut_out)) == ([], [], [])
    page = client_of(nurse).get("/boras/nytt/").content.decode()
    assert call.title in page
    assert call.get_absolute_url() in page


def test_the_team_hears_of_its_work_and_not_who_asks(world: World) -> None:
    judge, person = world.judges[0], world.people[0]
    actions.ask_question(call=world.call, by=person, text="Får två svara ihop?")
    world.answer(0, "Vi lyssnar.")
    world.close()
    assert told(judge) == ["team_joined", "published", "question_asked", "answers_opened"]
    assert told(world.lead) == ["question_asked"]
    page = client_of(judge).get("/boras/nytt/").content.decode()
    assert "Någon har frågat om utlysningen" in page
    assert str(person) not in page
    assert person.email not in page
    late = build_user("late@boras.example", "member", world.call.platform)
    actions.add_to_team(call=world.call, by=world.lead, user=late, role="evaluator")
    assert told(late) == ["team_joined"]


def test_a_question_that_is_answered_is_news_to_the_asker_and_to_those_who_write(
    world: World,
) -> None:
    asker, writer = world.people
    world.answer(1, "Ett utkast.", send=False)
    question = actions.ask_question(call=world.call, by=asker, text="Får två svara ihop?")
    actions.answer_question(question=question, by=world.lead, answer="Ja.")
    assert (told(asker), told(writer)) == (["your_question_answered"], ["question_answered"])


def test_all_who_answered_are_told_of_the_outcome_and_of_the_decision(opened: World) -> None:
    first, second = opened.people
    give(opened, 0, "shortlisted")
    give(opened, 0, "chosen")
    give(opened, 1, "declined")
    actions.decide_call(call=opened.call, by=opened.lead, reason="En får pröva.")
    assert told(first) == ["shortlisted", "chosen", "yours_decided"]
    assert told(second) == ["declined", "yours_decided"]
    assert "Det finns ett besked på ert svar" in page_of(first)
    assert set(Notification.objects.filter(user=second).values_list("group", flat=True)) == {
        "service"
    }


def letters_to(user: User) -> list[Any]:
    """All that have been sent, when those that are due have been."""
    sending.send_due()
    return [each for each in mail.outbox if each.to == [user.email]]


def page_of(user: User) -> str:
    return client_of(user).get("/boras/nytt/").content.decode()


def test_all_who_answered_are_told_that_it_was_cancelled(world: World) -> None:
    world.answer(0, "Vi lyssnar.")
    world.answer(1, "Ett utkast.", send=False)
    actions.cancel_call(call=world.call, by=world.lead, reason="Budgeten drogs in.")
    assert [told(each) for each in world.people] == [["yours_cancelled"], []]


def test_where_the_sender_has_left_their_colleagues_are_told(opened: World) -> None:
    person, house = opened.people[0], opened.companies[0]
    colleague = build_user("colleague@firma.example", "member", house)
    Membership.objects.filter(user=person).delete()
    give(opened, 0, "declined")
    assert (told(colleague), told(person)) == (["declined"], [])


@pytest.mark.parametrize("chosen", [{}, {"steps": "never", "personal": "never"}])
def test_the_outcome_comes_as_a_letter_at_once_whatever_else_one_wants(
    opened: World, settings: LazySettings, chosen: dict[str, str]
) -> None:
    settings.ORIGIN = "https://sprang.example"
    person, call = opened.people[0], opened.call
    choose_letters(user=person, chosen=chosen)
    unfollow(record=call, by=person)
    follow(record=call, by=person, has_letters=False)
    give(opened, 0, "declined", "Zqskäl")
    assert told(person, "mail") == ["declined"]
    (letter,) = letters_to(person)
    assert letters_to(person) == [letter]
    assert call.reference in letter.body
    assert call.get_absolute_url() in letter.body
    # how it went stands behind sign-in
    assert "Zqskäl" not in letter.body
    assert "Avböjd" not in letter.body


def test_letters_of_decisions_are_not_chosen_one_by_one(world: World) -> None:
    with pytest.raises(BadInput):
        choose_letters(user=world.people[0], chosen={"service": "never"})


@pytest.mark.parametrize("end", ["link", "each"])
def test_whoever_has_ended_all_letters_reads_it_on_the_page(
    opened: World, settings: LazySettings, end: str
) -> None:
    settings.ORIGIN = "https://sprang.example"
    first, second = opened.people
    give(opened, 0, "declined")
    readers.follow("news")
    for person in (first, second):  # before and after it waits to be sent
        if end == "link":
            end_letters(user=person)
        else:
            choose_letters(user=person, chosen=NEVER)
    give(opened, 1, "declined")
    assert [told(each) for each in (first, second)] == [["declined"]] * 2
    assert letters_to(first) + letters_to(second) == []
    choose_letters(user=second, chosen={"dialogue": "weekly"})
    give(opened, 1, "invited")
    assert told(second, "mail") == ["invited"]


def test_no_news_follows_or_count_tells_who_has_answered(opened: World) -> None:
    first, second = opened.people
    follow(record=opened.call, by=first)
    give(opened, 1, "declined", "Zqskäl")
    readers.run_all()
    assert told(first) == []
    assert not Follow.objects.filter(user=second).exists()
    seen = client_of(first)
    need = opened.call.needs.get()
    for path in ("/boras/nytt/", "/boras/nytt/antal/", need.get_absolute_url()):
        page = seen.get(path).content.decode()
        assert not [word for word in ("Slamsikt", second.email, "Zqskäl") if word in page], path
    read_news(by=first)
    assert Notification.objects.filter(user=second, read_at=None).exists()
    assert Call.objects.get(pk=opened.call.pk).follows.count() == 1
