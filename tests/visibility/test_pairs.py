"""Every role x pairs of records x every door that names two: told apart, tied, undone."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from . import oracle
from .build import Built
from .cast import HERE, THERE, WHOLE, WORLD
from .doors import Door, doors, leads_to_sign_in
from .facts import Person
from .pairs import Pair, pairs
from .reading import body_of, head_of, plain, words_in, words_of
from .state import state
from .test_hidden import never_written
from .test_places import ROLES

pytestmark = pytest.mark.one_database

TO_PAIRS = [door for door in doors() if door.rule.about == "pair"]


@pytest.mark.parametrize("key", ROLES if not WHOLE else list(WORLD.people))
def test_doors_to_pairs(built: Built, key: str) -> None:
    person = WORLD.people[key]
    asked = [(door, pair) for pair in some(built, person) for door in TO_PAIRS]
    is_let_in = [door.rule.may(WORLD, person, pair) for door, pair in asked]
    before = state()
    for (door, pair), let_in in zip(asked, is_let_in, strict=True):
        if not let_in:
            judge(built, door, person, pair)
    assert state() == before
    for (door, pair), let_in in zip(asked, is_let_in, strict=True):
        if let_in:
            with transaction.atomic():
                judge(built, door, person, pair)
                transaction.set_rollback(True)


def some(built: Built, person: Person) -> list[Pair]:
    """Who oversees nothing is turned away whatever the pair."""
    oversees = any(oracle.oversees(WORLD, person, city) for city in (HERE, THERE))
    return pairs(built, person)[: None if WHOLE or oversees else 3]


def judge(built: Built, door: Door, person: Person, pair: Pair) -> None:
    for record in pair.records:
        record.refresh_from_db()
    response = door.send(built, person.key, door.of_platform(pair.city), pair)
    expected, said = outcomes(door, person, pair), (str(door), pair.one, pair.other, pair.city)
    assert response.status_code in expected, (*said, response.status_code)
    has_to = not is_signed_in(person) and not door.is_api
    assert leads_to_sign_in(response) == has_to, said
    seen = [each for each in WORLD.records if oracle.sees(WORLD, person, each)]
    assert words_in(body_of(response)) <= words_of(seen), said


def is_signed_in(person: Person) -> bool:
    return person.account and person.is_active


def outcomes(door: Door, person: Person, pair: Pair) -> set[int]:
    if not is_signed_in(person):
        return {401} if door.is_api else {302}
    if not door.rule.may(WORLD, person, pair):
        return {404}
    if door.method == "GET":
        return {200}
    if door.is_api:
        return {204}
    return {302}


def test_hidden_and_missing_are_answered_alike(built: Built) -> None:
    """To the byte and to the query: what is not seen may as well not be there."""
    person, asked = WORLD.people["manager"], 0
    built.client(person.key).get("/")  # a session notes now and then that it is used
    for pair in pairs(built, person):
        if oracle.sees(WORLD, person, pair.one) and not oracle.sees(WORLD, person, pair.other):
            for door in TO_PAIRS:
                hidden, missing = answers(built, door, person, pair)
                assert hidden == missing, (str(door), pair.one, pair.other)
                assert hidden[1] == 404
                asked += 1
    assert asked >= len(TO_PAIRS)


def answers(built: Built, door: Door, person: Person, pair: Pair) -> list[tuple[object, ...]]:
    """While the other one is there, and as if it never had been."""
    found: list[tuple[object, ...]] = []
    with transaction.atomic():
        for step in (lambda: None, lambda: never_written([pair.records[1]])):
            step()
            with CaptureQueriesContext(connection) as queries, transaction.atomic():
                response = door.send(built, person.key, door.of_platform(pair.city), pair)
            said = head_of(response), plain(body_of(response))
            found.append((len(queries), response.status_code, *said))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("key", ["lead", "manager_above", "unit_lead", "other_lead"])
def test_islands_are_of_what_is_seen(built: Built, key: str) -> None:
    """There are some, so that what is asked about them elsewhere is not asked of nothing."""
    person = WORLD.people[key]
    city = next(place for place in (HERE, THERE) if oracle.oversees(WORLD, person, place))
    found = built.client(key).get(f"/api/v1/platforms/{city}/islands").json()["islands"]
    members = {
        f"{each['platform']} {each['reference']}" for one in found for each in one["members"]
    }
    seen = [fact for fact in WORLD.records if oracle.finds(WORLD, person, fact)]
    assert members
    assert members <= built.refer(seen)
