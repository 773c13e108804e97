"""Watches tell of what their owner may see, wherever they tell it, and are told of nothing else."""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from sprang.foundation.models import Entry, Record
from sprang.matching.index import store
from sprang.matching.index.searching import snapshot
from sprang.matching.models import Watch
from sprang.matching.watching.asking import keep_terms
from sprang.matching.watching.queries import EACH
from sprang.matching.watching.reading import notices
from sprang.matching.watching.writing import LISTED

from . import oracle
from .build import Built
from .cast import HERE, WHOLE, WORLD
from .facts import Fact, Person
from .letters import letter_to
from .reading import body_of, words_in, words_of
from .test_places import ROLES
from .things import UNLISTED
from .watches import WORDS, needs_watched, shows

pytestmark = pytest.mark.one_database

EVERYBODY = pytest.mark.parametrize("key", ROLES if not WHOLE else list(WORLD.people))


def newest(person: Person) -> list[Fact]:
    """As `tell_all` has them, of those that are shown."""
    return [fact for fact in WORLD.records if shows(person, fact)][::-1]


def watched(person: Person) -> list[Fact]:
    return [fact for fact in needs_watched(person) if oracle.sees(WORLD, person, fact)]


@EVERYBODY
def test_pages_and_api_tell_what_is_seen(built: Built, key: str) -> None:
    person, client = WORLD.people[key], built.client(key)
    if not (person.account and person.is_active):
        return
    told = newest(person)
    page = body_of(client.get(f"/{HERE}/bevakningar/"))
    assert words_in(page) == words_of([*told[:EACH], *watched(person)])
    part = client.get(f"/{HERE}/bevakningar/nytt/")
    assert words_in(body_of(part)) == words_of(told[: -(-5 // standing(person))])
    assert part.context["new"] == min(EACH, len(told) + 1) * standing(person)
    rows = client.get("/api/v1/watches/notices?limit=100").json()
    uids = [str(built.records[fact.key].uid) for fact in told for _watch in range(standing(person))]
    assert [row["uid"] for row in rows if row["kind"] != "innovator"] == uids[:100]


def standing(person: Person) -> int:
    """Watches that the person has now: of words, of a listed profile and of what they see."""
    return 2 + len(watched(person))


@EVERYBODY
def test_letters_tell_what_is_seen(built: Built, key: str) -> None:
    person, letter = WORLD.people[key], letter_to(built, key)
    assert bool(letter) == (person.account and person.is_active)
    if letter:
        assert words_in(letter.body) == words_of([*told_in_letters(person), *watched(person)])
        assert UNLISTED not in letter.body
        count = min(EACH, len(newest(person)) + 1) * standing(person)
        assert re.findall(r"\d+", letter.subject) == [str(count)]


def told_in_letters(person: Person) -> list[Fact]:
    each_time = [fact for fact in newest(person)[:EACH] for _turn in range(standing(person))]
    return each_time[:LISTED]


def told_by_the_reader(watches: Iterable[Watch]) -> set[tuple[str, Any]]:
    """All that the journal tells to watches for a word that stands in everything."""
    for watch in watches:
        keep_terms(watch, snapshot(store()))
    entries = list(Entry.objects.order_by("seq"))
    return {(str(one.watch.user.email), one.found) for one in notices(entries)}


@pytest.fixture
def watches(built: Built) -> list[Watch]:
    """From before all that is in the world."""
    Watch.objects.all().delete()
    here, people = built.platform(HERE), [key for key in ROLES if key in built.users]
    users = [built.fresh(key) for key in people]
    return [Watch.objects.create(user=each, platform=here, words=WORDS, since=-1) for each in users]


def test_the_reader_tells_what_is_found(built: Built, watches: list[Watch]) -> None:
    expected = {
        (f"{key}@people.example", built.records[fact.key].uid)
        for key in ROLES
        for fact in WORLD.records
        if key in built.users and is_news(WORLD.people[key], fact)
    }
    assert told_by_the_reader(watches) == expected


def is_news(person: Person, fact: Fact) -> bool:
    """Nobody is told of what they wrote."""
    is_found = oracle.finds(WORLD, person, fact) and oracle.is_open(fact)
    return is_found and fact.author != person.key


def test_the_reader_with_an_index_that_is_behind_tells_nothing(
    built: Built, watches: list[Watch]
) -> None:
    Record.objects.update(visibility="room", room=built.scopes["brunnar"])
    assert told_by_the_reader(watches) == set()
