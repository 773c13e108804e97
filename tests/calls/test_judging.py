"""Judging: an interest shuts out, points are hidden until all have given theirs, all are told."""

import csv
import io
import json

import pytest

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, User
from sprang.needs.calls import actions
from sprang.needs.calls.evaluation import panel
from sprang.needs.calls.models import Answer
from sprang.needs.calls.progress import all_have_scored
from tests.cast import client_of

from .making import World


@pytest.fixture
def opened(world: World) -> World:
    world.answers = [world.answer(0, "Vi lyssnar."), world.answer(1, "Vi väger.")]
    world.close()
    return world


def scored(world: World) -> World:
    first, second = world.answers
    world.declare_all(world.lead, *world.judges)
    for person, points in zip((world.lead, *world.judges), (5, 3, 4), strict=True):
        world.score(person, first, points, 2)
        world.score(person, second, 1, 1)
    return world


def test_nothing_is_read_before_an_interest_has_been_declared(opened: World) -> None:
    judge, first = opened.judges[0], opened.answers[0]
    assert list(Answer.objects.visible_to(judge)) == []
    with pytest.raises(NotAllowed):
        opened.score(judge, first, 5, 5)
    opened.declare_all(judge, conflicts=(first,))
    assert list(Answer.objects.visible_to(judge)) == [opened.answers[1]]
    with pytest.raises(NotAllowed):
        opened.score(judge, first, 5, 5)


def test_an_interest_is_never_taken_back_and_takes_the_points_along(opened: World) -> None:
    judge, first = opened.judges[0], opened.answers[0]
    opened.declare_all(judge)
    opened.score(judge, first, 5, 5)
    opened.declare_all(judge, conflicts=(first,))
    assert not first.reviews.exists()
    opened.declare_all(judge)
    assert list(Answer.objects.visible_to(judge)) == [opened.answers[1]]


def test_points_are_hidden_until_all_have_scored(opened: World) -> None:
    first, second = opened.answers
    opened.declare_all(opened.lead, *opened.judges)
    opened.score(opened.judges[0], first, 5, 4, note="Hemlig anteckning")
    page = f"/boras/utlysningar/{opened.call.reference}/bedomning/"
    seen = client_of(opened.lead).get(page).content.decode()
    assert "Hemlig anteckning" not in seen
    assert "Ingen ser någon annans poäng förrän alla är klara" in seen
    assert [each.total for each in panel(opened.call, opened.lead)] == [None, None]
    for person in (opened.lead, *opened.judges):
        for answer in (first, second):
            opened.score(person, answer, 3, 3, note="Hemlig anteckning")
    assert all_have_scored(opened.call)
    assert "Hemlig anteckning" in client_of(opened.lead).get(page).content.decode()
    with pytest.raises(Refused):
        opened.score(opened.lead, first, 5, 5)


def test_one_with_an_interest_is_not_waited_for(opened: World) -> None:
    first, second = opened.answers
    opened.declare_all(opened.lead, opened.judges[0])
    opened.declare_all(opened.judges[1], conflicts=(first, second))
    for person in (opened.lead, opened.judges[0]):
        opened.score(person, first, 3, 3)
        opened.score(person, second, 4, 4)
    assert all_have_scored(opened.call)
    assert panel(opened.call, opened.judges[1]) == []


def test_what_it_comes_to(opened: World) -> None:
    first, second = scored(opened).answers
    best, other = panel(opened.call, opened.lead)
    assert (best.answer, other.answer) == (first, second)
    assert [round(each, 2) for each in best.by_member.values()] == [3.8, 2.6, 3.2]
    assert best.total == pytest.approx(3.2)
    assert best.spread
    assert best.spread.width == pytest.approx(1.2)
    points = {str(each.uid): 5 for each in opened.call.criteria.all()}
    actions.agree_on(answer=second, by=opened.lead, points=points)
    assert [each.answer for each in panel(opened.call, opened.lead)] == [second, first]


def test_the_panel_as_a_file(opened: World) -> None:
    scored(opened)
    page = f"/boras/utlysningar/{opened.call.reference}/bedomning/"
    told = client_of(opened.lead).get(f"{page}?format=csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(told.streaming_content).decode("utf-8-sig"))))
    assert [row["Organisation"] for row in rows] == ["Brunnblick AB", "Slamsikt AB"]
    told = client_of(opened.lead).get(f"{page}?format=json")
    items = json.loads(b"".join(told.streaming_content))
    assert "Brunnblick AB" in json.dumps(items, ensure_ascii=False)
    assert client_of(opened.lead).get(f"{page}?format=xlsx").status_code == 200


def test_all_are_given_an_outcome_and_the_call_is_decided(opened: World) -> None:
    first, second = scored(opened).answers
    lead, call = opened.lead, opened.call
    with pytest.raises(Refused, match="Ge besked till alla"):
        actions.decide_call(call=call, by=lead, reason="Brunnblick prövar.")
    give = {"call": call, "by": lead}
    with pytest.raises(BadInput):
        actions.give_outcome(**give, answers=[second], outcome="declined", reason=" ")
    actions.give_outcome(**give, answers=[first], outcome="shortlisted", reason="")
    actions.give_outcome(**give, answers=[first], outcome="chosen", reason="Ni hör bäst.")
    assert actions.give_outcome(**give, answers=[second], outcome="declined", reason="Tungt.") == 1
    assert actions.give_outcome(**give, answers=[second], outcome="declined", reason="Tungt.") == 0
    decided = actions.decide_call(call=call, by=lead, reason="En får pröva.")
    assert decided.status == "decided"
    for n, (mine, others) in enumerate((("Ni hör bäst.", "Tungt."), ("Tungt.", "Ni hör bäst."))):
        path = f"/boras/utlysningar/{call.reference}/svar/"
        page = client_of(opened.people[n]).get(path).content.decode()
        assert mine in page
        assert others not in page
    told = Entry.objects.filter(kind__in=("call.shortlisted", "call.chosen", "call.declined"))
    assert [(each.kind, each.payload["answer"]) for each in told.order_by("seq")] == [
        ("call.shortlisted", str(first.uid)),
        ("call.chosen", str(first.uid)),
        ("call.declined", str(second.uid)),
    ]


def test_a_leader_is_needed_and_outsiders_are_not_let_in(world: World, outsider: User) -> None:
    with pytest.raises(BadInput):
        actions.add_to_team(call=world.call, by=world.lead, user=outsider, role="evaluator")
    with pytest.raises(Refused):
        actions.leave_team(call=world.call, by=world.lead, user=world.lead)
    with pytest.raises(NotAllowed):
        actions.add_to_team(call=world.call, by=world.judges[0], user=world.lead, role="leader")
