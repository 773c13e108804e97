"""What is said, and told, is read by whoever sees what it is about, and by nobody else."""

import re

import pytest

from sprang.dialogue.letters.sending import LISTED
from sprang.dialogue.models import Notification

from . import oracle
from .build import Built
from .cast import HERE, WHOLE, WORLD
from .facts import Fact, Person
from .letters import news_letter_to
from .reading import body_of, names_in, words_in, words_of
from .talks import shown, talker
from .test_places import ROLES, colleagues_of

pytestmark = pytest.mark.one_database

EVERYBODY = pytest.mark.parametrize("key", ROLES if not WHOLE else list(WORLD.people))


def signed_in(person: Person) -> bool:
    return person.account and person.is_active


@EVERYBODY
def test_news_tell_of_what_is_seen_now(built: Built, key: str) -> None:
    """Everybody was told of everything; only what they see is there, and is counted."""
    person, client = WORLD.people[key], built.client(key)
    if not signed_in(person):
        return
    told = list(shown(person))
    assert client.get(f"/{HERE}/nytt/antal/").context["unread"] == len(told)
    page, seen = "/api/v1/news?limit=100", []
    answer = client.get(page).json()
    seen = [f"{each['platform']} {each['reference']}" for each in answer["items"]]
    assert (sorted(seen), answer["next"]) == (sorted(built.refer(told)), None)
    body = body_of(client.get(f"/{HERE}/nytt/"))
    assert words_in(body) <= words_of(told)
    assert bool(words_in(body)) == bool(told)
    assert names_in(body) <= colleagues_of(person)
    assert client.post("/api/v1/news/read", {}, content_type="application/json").json() == {
        "read": len(told)
    }
    left = Notification.objects.filter(user=built.users[key], channel="page", read_at=None)
    assert left.count() == len(WORLD.records) - len(told)


@EVERYBODY
def test_letters_tell_of_what_is_seen_when_they_go(built: Built, key: str) -> None:
    person, letter = WORLD.people[key], news_letter_to(built, key)
    told = list(shown(person))
    assert bool(letter) == (signed_in(person) and bool(told))
    if letter:
        assert words_in(letter.body) <= words_of(outside_rooms(person, told))
        assert len(re.findall(r"(?:\(|rum: )[BLUR]26-", letter.body)) == min(LISTED, len(told))
        assert [int(n) for n in re.findall(r"\d+", letter.subject)] in ([len(told)], [])
        assert names_in(letter.body) <= colleagues_of(person)


def outside_rooms(person: Person, told: list[Fact]) -> list[Fact]:
    """Mail lies about in places that are no room."""
    return [fact for fact in told if oracle.sees_outside_rooms(WORLD, person, fact)]


@EVERYBODY
def test_a_dialogue_is_read_as_its_record_is(built: Built, key: str) -> None:
    """Words, who wrote them, how many: as the record; its own reason only for the writer."""
    person, client = WORLD.people[key], built.client(key)
    for fact in WORLD.records[::4]:
        uid = built.records[fact.key].uid
        answers = [
            client.get(f"/{WORLD.platform_of(fact)}/samtal/{uid}/del/"),
            client.get(f"/api/v1/records/{uid}/comments"),
            client.get(f"/api/v1/records/{uid}/dialogue"),
        ]
        is_seen = oracle.sees(WORLD, person, fact)
        assert {each.status_code for each in answers} == {200 if is_seen else 404}, fact
        if is_seen:
            bodies = "".join(map(body_of, answers))
            own = signed_in(person) and talker(fact) == key
            assert (f"Skäl {fact.word}" in bodies) == own
            assert (f"Borttaget {fact.word}" in bodies) == own
            assert answers[2].json()["comments"] == 2
            works = oracle.knows_by_name(WORLD, person, fact)
            assert bool(names_in(body_of(answers[1]))) == (works or own)


@EVERYBODY
def test_what_is_followed_is_listed_while_it_is_seen(built: Built, key: str) -> None:
    person, client = WORLD.people[key], built.client(key)
    if signed_in(person):
        rows = client.get("/api/v1/follows?limit=100").json()["items"]
        told = {f"{each['platform']} {each['reference']}" for each in rows}
        assert told == built.refer(shown(person))
