"""What a person may not see makes no difference to anything that they are shown.

All that can be read is read twice: in the whole world, and in one where the records that the oracle
says the person doesn't see have never been written. Not one byte may differ: no count, no order, no
rank, no header. This judges what no list of forbidden words could.
"""

from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from sprang.foundation.models import Entry, Record
from sprang.matching.index import rebuild
from sprang.matching.islands.reader import compare
from sprang.matching.models import Notice
from tests.conftest import DISARM, SERVER

from . import oracle
from .build import Built
from .cast import HERE, THERE, WHOLE, WORLD
from .doors import Door, doors
from .facts import Fact, Person
from .letters import letter_to, news_letter_to
from .reading import body_of, head_of, plain, words_in
from .things import Things

READERS = ["anonymous", "citizen", "member", "lead"]
if SERVER:
    READERS = ["partner", "manager_above", "in_both"]  # what all meet is one rule: each asks once
NOWHERE = {"need": "B26-9999", "solution": "L26-9999", "call": "U26-9999", "room": "R26-9999"}
Answer = tuple[int, dict[str, str], str]


@pytest.mark.parametrize("key", READERS if not WHOLE else list(WORLD.people))
def test_nothing_differs_without_what_is_hidden(
    built: Built, things: Things, settings: LazySettings, tmp_path: Path, key: str
) -> None:
    person = WORLD.people[key]
    whole = read_all(built, things, person)
    hidden = [fact for fact in WORLD.records if not oracle.sees(WORLD, person, fact)]
    never_written([built.records[fact.key] for fact in hidden])
    settings.INDEX_DIR = tmp_path
    rebuild()
    compare(lambda _done, _total: None)
    bare = read_all(built, things, person)
    assert whole.keys() == bare.keys()
    found = {asked: differing(answer, bare[asked]) for asked, answer in whole.items()}
    assert {asked: lines for asked, lines in found.items() if lines} == {}


def never_written(hidden: list[Record]) -> None:
    """The records, all that the journal says of them, and that anybody was told of them."""
    uids = [str(record.uid) for record in hidden]
    with connection.cursor() as cursor:
        for statement in DISARM[connection.vendor]:
            cursor.execute(statement)
    Entry.objects.filter(Q(subject_uid__in=uids) | Q(payload__target__in=uids)).delete()
    Entry.objects.filter(Q(payload__record__in=uids) | Q(payload__call__in=uids)).delete()
    Notice.objects.filter(found__in=uids).delete()
    Record.objects.filter(pk__in=[record.pk for record in hidden]).delete()


def differing(one: Answer, other: Answer) -> list[str]:
    """The lines that are in only one of two answers."""
    lines = [[*map(str, each[:2]), *each[2].splitlines()] for each in (one, other)]
    return [line for line in ndiff(*lines) if line[0] in "+-"] if one != other else []


def read_all(built: Built, things: Things, person: Person) -> dict[str, Answer]:
    """By what was asked; posted questions by their door. And the letter that would go now."""
    answers = {}
    for door, path, about in readable(built, things, person):
        response = door.send(built, person.key, path, about)
        answers[f"{door} {path}"] = (
            response.status_code,
            head_of(response),
            plain(body_of(response)),
        )
    letter = letter_to(built, person.key)
    answers["letter"] = (0, {}, f"{letter.subject}\n{letter.body}" if letter else "")
    letter = news_letter_to(built, person.key)
    answers["news"] = (0, {}, f"{letter.subject}\n{letter.body}" if letter else "")
    return answers


def readable(built: Built, things: Things, person: Person) -> Iterator[tuple[Door, str, Any]]:
    for door in doors():
        if not door.reads or door.method == "any":
            continue
        if door.rule.about in NOWHERE:
            for fact in some_seen(person, door.rule.about):
                yield door, door.of_record(built.records[fact.key]), built.records[fact.key]
        if door.rule.about == "dialogue":
            for fact in (one for kind in NOWHERE for one in some_seen(person, kind)):
                record = built.records[fact.key]
                path = door.address(uid=record.uid, platform=record.platform.slug)
                yield door, path, record
        for query in door.rule.queries if door.rule.about not in NOWHERE else ():
            yield from ((door, path + query, None) for path in places(door, things))


def places(door: Door, things: Things) -> Iterator[str]:
    if not door.rule.about:
        yield door.path
    elif door.rule.about == "platform":
        for city in (HERE, THERE)[: 1 if len(door.rule.queries) > 1 else 2]:
            yield door.of_platform(city)
    else:
        yield door.address(platform=HERE, **things.parts(door.rule.about))


def some_seen(person: Person, kind: str) -> list[Fact]:
    """Two that hang together with what is hidden: as open as can be, and as closed."""
    seen = [f for f in WORLD.records if f.kind == kind and oracle.sees(WORLD, person, f)]
    return [*seen[:1], *seen[-1:]]


def test_hidden_and_missing_are_answered_alike(built: Built) -> None:
    """To the byte and to the query, through every door to a record."""
    person = WORLD.people["manager"]
    built.client(person.key).get("/")  # a session notes now and then that it is used
    for door in doors():
        if door.rule.about not in NOWHERE:
            continue
        hidden = next(
            fact
            for fact in WORLD.records
            if fact.kind == door.rule.about and not oracle.sees(WORLD, person, fact)
        )
        record = built.records[hidden.key]
        path = door.of_record(record)
        missing = NOWHERE[door.rule.about]
        if callable(door.rule.data):
            door.rule.data(record)  # what is posted may ask itself, and remember
        there = asked(built, door, person, path, record, record.reference)
        nowhere = path.replace(record.reference, missing)
        assert there[1] == 404
        assert there == asked(built, door, person, nowhere, record, missing), str(door)


def asked(
    built: Built, door: Door, person: Person, path: str, record: Record, reference: str
) -> tuple[int, int, dict[str, str], str]:
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        response = door.send(built, person.key, path, record)
    body = plain(body_of(response)).replace(reference, "")
    return len(queries), response.status_code, head_of(response), body


def test_an_index_that_is_behind_reveals_nothing(built: Built) -> None:
    """What was shared a moment ago and is not any more."""
    person = WORLD.people["other_lead"]
    mine = [f for f in WORLD.records if WORLD.platform_of(f) == HERE and f.visibility != "room"]
    records = Record.objects.filter(pk__in=[built.records[fact.key].pk for fact in mine])
    words = {fact.word for fact in mine}
    assert words & found_words(built, person)
    records.update(visibility="draft")
    assert not words & found_words(built, person)


def found_words(built: Built, person: Person) -> set[str]:
    client = built.client(person.key)
    text = {"text": "Vikariepoolen ringer runt varje morgon"}
    bodies = [
        client.get(f"/{THERE}/sok/?q=Vikariepoolen+ringer"),
        client.get("/api/v1/search?q=Vikariepoolen+ringer&limit=50"),
        client.post(f"/{THERE}/traffar/", text),
        client.post("/api/v1/match", text, content_type="application/json"),
    ]
    return set().union(*(words_in(body_of(response)) for response in bodies))


@pytest.mark.parametrize("key", ["anonymous", "other_lead", "neighbour"])
def test_asking_for_hidden_words_finds_nothing(built: Built, key: str) -> None:
    person = WORLD.people[key]
    client = built.client(key)
    for fact in WORLD.records:
        if not oracle.finds(WORLD, person, fact):
            answer = client.get(f"/api/v1/search?q={fact.word}").json()
            assert [group["total"] for group in answer["groups"]] == [0, 0, 0], fact
            number = built.records[fact.key].reference
            there = client.get(f"/api/v1/search?q={number}&platform={WORLD.platform_of(fact)}")
            assert fact.word not in body_of(there) or oracle.sees(WORLD, person, fact), fact
