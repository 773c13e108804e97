"""Every role x every door that is about no record: pages of a city, of an import, of a job."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from . import oracle, talks
from .build import Built
from .cast import HERE, THERE, WHOLE, WORLD
from .doors import Door, doors, leads_to_sign_in
from .facts import Person
from .reading import body_of, names_in, names_of, words_in, words_of
from .rules import PERSON, lead_of
from .rules_api import COLLEAGUES
from .state import state
from .things import AGREED, CLAIMED, INTRODUCED, SENT_IN, UNLISTED, Things

pytestmark = [pytest.mark.usefixtures("remembering"), pytest.mark.one_database]

ELSEWHERE = ("need", "solution", "call", "room", "record", "pair", "dialogue", "comment")
"""Asked of records in `test_matrix`, of pairs in `test_pairs`."""
OTHERS = [door for door in doors() if door.rule.about not in ELSEWHERE]
IN_ITS_CITY = (
    *("run", "membership", "guarded", "unit", "synonym", "version", "joining", "prior_art"),
    *("co_author", "saved_view"),
    *("partnership", "agreement", "agreement_file", "contribution"),
    *("question", "answer", "submission", "introduction", "meeting_time"),
    *("room_here", "room_task", "room_file", "room_member", "room_shared"),
)
"""Things of the world that belong to Borås: another city's address doesn't have them."""

ROLES = [
    *("anonymous", "stranger", "member", "expert", "lead", "unit_lead", "manager_of_all"),
    *("controller", "procurement_officer", "registrar", "administrator", "unit_administrator"),
    *("partner", "researcher", "citizen", "left_author", "deactivated", "other_administrator"),
    *("in_both", "room_employee", "room_lead", "room_guest", "room_city_lead", "room_alone"),
]
"""Each role once, and those who have it elsewhere, in part, or not now."""

PARTS_OF_PARTNERSHIPS = ("partnership", "agreement", "contact", "contribution")
READS_CLAIMS = (
    *("home", "claim-list", "organisation-people", "claim-answer"),
    *("list_claims", "answer_claim"),
)
NAMES_MEMBERS = {"member-list", "member-end", "member-reset"}
TO_SIGN_IN, DONE = {302}, {200, 201, 204, 302, 409, 422}


@pytest.mark.parametrize("key", ROLES if not WHOLE else list(WORLD.people))
def test_doors_to_places(built: Built, things: Things, key: str) -> None:
    person, shut = WORLD.people[key], []
    for door in OTHERS:
        for path, city in addresses(door, things, cities_of(person)):
            expected = outcomes(door, person, city)
            if expected == DONE:
                with transaction.atomic():
                    judge(built, door, person, path, city, expected)
                    transaction.set_rollback(True)
            else:
                shut.append((door, path, city, expected))
    before = state()
    for door, path, city, expected in shut:
        judge(built, door, person, path, city, expected)
    assert state() == before


def cities_of(person: Person) -> list[str]:
    """The other city's address is asked by those who could be let in there by mistake."""
    leads_here = oracle.has(WORLD, person, HERE, oracle.LEADS)
    is_asked = WHOLE or leads_here or oracle.knows(WORLD, person, THERE)
    return [HERE, THERE] if is_asked else [HERE]


def addresses(door: Door, things: Things, cities: list[str]) -> Iterator[tuple[str, str]]:
    """Each with the city that it is asked in, where there is one."""
    if not door.rule.about:
        yield door.path, ""
        return
    parts: Any = {} if door.rule.about == "platform" else things.parts(door.rule.about)
    for city in cities:
        yield door.address(platform=city, platform_slug=city, **parts), city


def judge(
    built: Built, door: Door, person: Person, path: str, city: str, expected: set[int]
) -> None:
    about = city if door.rule.about == "platform" and door.method != "GET" else None
    response = door.send(built, person.key, path, about)
    said = (str(door), city, response.status_code)
    assert response.status_code in expected, said
    leaves = door.name == "sign-out-everywhere" or expected == TO_SIGN_IN
    assert leads_to_sign_in(response) == leaves, said
    body = body_of(response)
    seen = [fact for fact in WORLD.records if oracle.sees(WORLD, person, fact)]
    # what one has said oneself is one's own, also where one doesn't belong any more
    own = talks.said_by(person) if door.name == "own-data" else []
    assert words_in(body) <= words_of([*seen, *own]), said
    assert UNLISTED not in body, said
    # the home page begins with what waits for those who lead
    reads = door.name == "home" or "submission" in door.name
    assert (reads and lead_of(WORLD, person, HERE)) or SENT_IN not in body, said
    is_part = any(each in door.name for each in PARTS_OF_PARTNERSHIPS)
    assert (is_part and lead_of(WORLD, person, HERE)) or AGREED not in body, said
    hub = door.name == "home" or "introduc" in door.name
    assert (hub and lead_of(WORLD, person, HERE)) or INTRODUCED not in body, said
    answers = door.name in READS_CLAIMS
    assert (answers and lead_of(WORLD, person, HERE)) or CLAIMED not in body, said
    is_told = door.name in NAMES_MEMBERS and door.rule.may(WORLD, person, city)
    assert is_told or names_in(body) <= colleagues_of(person), said


def colleagues_of(person: Person) -> set[str]:
    """Those whose names stand on what they wrote where the person works or in a room of theirs,
    and one's own."""
    known = [fact for fact in WORLD.records if oracle.knows_by_name(WORLD, person, fact)]
    wrote = [WORLD.people[fact.author] for fact in known if fact.author]
    in_rooms = [WORLD.people[talks.talker(fact)] for fact in known if fact.kind == "room"]
    return names_of([person, *wrote, *in_rooms, *room_mates(person)])


def room_mates(person: Person) -> Iterator[Person]:
    """Who is in a room with them, or has left something there."""
    rooms = {f.room for f in WORLD.records if f.kind == "room" and oracle.sees(WORLD, person, f)}
    left = ("left_author",) if rooms else ()
    for other in WORLD.people.values():
        if other.key in left or any(held.place in rooms for held in oracle.current(other)):
            yield other


def outcomes(door: Door, person: Person, city: str) -> set[int]:
    signed_in = person.account and person.is_active
    if not signed_in and door.is_api and (not door.reads or door.rule in (PERSON, COLLEAGUES)):
        return {401}
    if not signed_in and not door.is_api and door.rule.to_login:
        return TO_SIGN_IN
    if door.rule.about in IN_ITS_CITY and city != HERE:
        return {door.rule.refused}
    if door.rule.may(WORLD, person, city):
        return DONE
    return goes_home(person) if str(door) == "GET need-capture" else {door.rule.refused}


def goes_home(person: Person) -> set[int]:
    """Who begins to write in a city that isn't theirs goes on at home."""
    cities = (HERE, THERE, "lund")
    works = any(oracle.works_on(WORLD, person, city) for city in cities)
    return DONE if works else {404}
