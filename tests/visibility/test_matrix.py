"""Every role x every visibility x every door to a record.

For each person and each visibility a record: every door opens exactly for those for whom the oracle
says so, no answer has the words of what they may not see, and what nobody was let in to do was not
done. WHOLE_MATRIX=1 takes a record of each kind, and sends everybody to every door.

On the second database people see by the same rules: there the queries that they become are asked by
`test_random`, `test_lists` and `test_hidden`, which reads all that can be read.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction

from sprang.foundation.enums import Visibility
from sprang.needs.models import Need

from . import oracle, talks
from .build import Built
from .cast import PEOPLE, STATUSES, WHOLE, WORLD
from .doors import Door, doors, leads_to_sign_in
from .facts import Fact, Person
from .reading import body_of, names_in, names_of, words_in, words_of
from .rules import SHARED
from .state import state
from .things import UNLISTED

pytestmark = [pytest.mark.usefixtures("remembering"), pytest.mark.one_database]

TO_SIGN_IN = {302}
SHOWN = ("need-coach",)
"""Posted, and answered with a page."""

KINDS = tuple(STATUSES)
OF_ANY = ("record", "dialogue", "comment")
"""Doors to records of every kind."""
TO_RECORDS = [door for door in doors() if door.rule.about in (*STATUSES, "room", *OF_ANY)]


ROLES = {
    *("anonymous", "stranger", "member", "expert", "lead", "manager", "controller", "partner"),
    *("procurement_officer", "registrar", "administrator", "researcher", "citizen", "other_lead"),
}
"""Each role once. The others have one of these elsewhere, in part, or not now: of the doors each
asks a third, and the next person another."""
THIRDS = 3


def chosen(turn: int) -> list[Fact]:
    """One of each kind and visibility; another one for the next person."""
    found = []
    for number, visibility in enumerate(Visibility.values):
        for kind in KINDS if WHOLE else (KINDS[(turn + number) % len(KINDS)],):
            alike = [f for f in WORLD.records if (f.kind, f.visibility) == (kind, visibility)]
            found.append(alike[turn % len(alike)])
    rooms = [fact for fact in WORLD.records if fact.kind == "room"]
    return [*found, *(rooms if WHOLE else rooms[turn % len(rooms) :][:2])]


@pytest.mark.parametrize(
    ("turn", "person"), list(enumerate(PEOPLE)), ids=[person.key for person in PEOPLE]
)
def test_doors_to_records(built: Built, turn: int, person: Person) -> None:
    facts = chosen(turn)
    hidden = [fact for fact in facts if not oracle.sees(WORLD, person, fact)]
    before = state()
    for fact, door in to_ask(turn, person, hidden):
        answer_of(built, door, person, fact)
    assert state() == before
    for fact, door in to_ask(turn, person, [fact for fact in facts if fact not in hidden]):
        with transaction.atomic():
            answer_of(built, door, person, fact)
            transaction.set_rollback(True)


def to_ask(turn: int, person: Person, facts: list[Fact]) -> Iterator[tuple[Fact, Door]]:
    asks_all = WHOLE or person.key in ROLES
    for number, fact in enumerate(facts):
        leading = [door for door in TO_RECORDS if door.rule.about in (fact.kind, *OF_ANY)]
        first, step = (0, 1) if asks_all else ((turn + number) % THIRDS, THIRDS)
        yield from ((fact, door) for door in leading[first::step])


def answer_of(built: Built, door: Door, person: Person, fact: Fact) -> None:
    record = built.records[fact.key]
    record.refresh_from_db()
    response = door.send(built, person.key, path_of(built, door, fact), record)
    expected = outcomes(door, person, fact)
    assert response.status_code in expected, (str(door), fact, response.status_code)
    assert leads_to_sign_in(response) == (expected == TO_SIGN_IN), (str(door), fact)
    seen = [each for each in WORLD.records if oracle.sees(WORLD, person, each)]
    body = body_of(response)
    assert words_in(body) <= words_of(seen), (str(door), fact)
    assert UNLISTED not in body or door.name == "solution-edit", (str(door), fact)
    if door.name == "dialogue-people":
        allowed = names_of([person, *talks.who_can_be_named(person, fact)])
        assert names_in(body) <= allowed, (str(door), fact)
        return
    if door.name == "room-log" and oracle.reads_log(WORLD, person, fact):
        return
    assert oracle.knows_by_name(WORLD, person, fact) or names_in(body) <= names_of([person]), (
        str(door),
        fact,
    )


def path_of(built: Built, door: Door, fact: Fact) -> str:
    record, about = built.records[fact.key], door.rule.about
    if about == "record":
        return door.address(uid=built.files[fact.key].uid)
    if about not in OF_ANY:
        return door.of_record(record)
    uid = record.uid if about == "dialogue" else built.comments[fact.key].uid
    return door.address(uid=uid, platform=record.platform.slug)


def has_another(fact: Fact) -> bool:
    """Whether the city has one more that the two could become (see `rules.merging`)."""
    others = (each for each in WORLD.records if each.kind == "need" and each.key != fact.key)
    others = (each for each in others if WORLD.platform_of(each) == WORLD.platform_of(fact))
    return any(each.visibility in SHARED and each.status not in Need.ENDED for each in others)


def outcomes(door: Door, person: Person, fact: Fact) -> set[int]:
    """The status codes that the rule leaves open."""
    signed_in = person.account and person.is_active
    if not signed_in and door.is_api and door.method != "GET":
        return {401}
    if not signed_in and not door.is_api and door.rule.to_login:
        return TO_SIGN_IN
    if not door.rule.may(WORLD, person, fact):
        return {404}
    if door.method == "GET" or door.name in SHOWN:
        return {200}
    if door.name in ("need-introduce", "introduce"):
        return {422}  # nobody works at the one that is named
    if door.name == "need-merge" and not has_another(fact):
        return {422}
    if door.name in ("need-authors", "add_co_author"):
        return {200, 302, 422}  # of some nobody is left to ask: only its author sees it
    return {200, 201, 204, 409} if door.is_api else {302, 409}
