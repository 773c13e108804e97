"""Building a world of facts in the database, and a client for each of its people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sprang.dialogue.models import Comment
from sprang.foundation import journal, links, records
from sprang.foundation.files import attach_file
from sprang.foundation.models import (
    File,
    Link,
    Membership,
    Platform,
    Record,
    ReferenceCounter,
    Scope,
    User,
)
from sprang.needs.calls.models import Call
from sprang.needs.models import Requirement
from sprang.organisations.models import Organisation, Unit
from sprang.rooms.models import Room, RoomEvent, RoomTask
from tests.cast import build_call, build_need, build_solution

from . import oracle
from .facts import ORGANISATION, PLATFORM, UNIT, Fact, Held, Person, Place, World

COMMON = "Vikariepoolen ringer runt varje morgon"
"""Stands in every record, so that one question asks for them all."""


@dataclass
class Built:
    world: World
    scopes: dict[str, Scope] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, person: str) -> Client:
        """A new one each time: nothing is carried over from an earlier answer."""
        client = Client()
        if person in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[person]
        return client

    def platform(self, key: str) -> Platform:
        return Platform.objects.get(pk=self.scopes[key].pk)

    def fresh(self, person: str) -> User:
        """Without what an earlier reading remembered of the roles."""
        return User.objects.get(pk=self.users[person].pk)

    def refer(self, facts: Any) -> set[str]:
        """Platform and number, as they stand in addresses."""
        return {self.address(fact) for fact in facts}

    def address(self, fact: Fact) -> str:
        return f"{self.world.platform_of(fact)} {self.records[fact.key].reference}"


def name_of(person: str) -> str:
    return f"Zn{person.replace('_', '')}nz"


def build(world: World) -> Built:
    built = Built(world)
    for place in world.places.values():
        built.scopes[place.key] = build_place(built, place)
    for person in world.people.values():
        if person.account:
            built.users[person.key] = build_person(built, person)
    for fact in world.records:
        built.records[fact.key] = MAKERS[fact.kind](built, fact)
    return built


def build_place(built: Built, place: Place) -> Scope:
    above, name = built.scopes.get(place.above), f"Plats {place.key}"
    if place.kind == PLATFORM:
        scope: Scope = Platform(slug=place.key, name=name, innovation_definition="Nytt, i bruk.")
    elif place.kind == ORGANISATION:
        scope = Organisation(name=name, type="municipality", parent=above)
    elif place.kind == UNIT:
        chain = (built.scopes[key] for key in built.world.chain(place.above))
        organisation = next(each for each in chain if isinstance(each, Organisation))
        scope = Unit(name=name, type="department", parent=above, organisation=organisation)
    else:
        scope = Scope(kind=place.kind, name=name, parent=above)
    scope.save()
    return scope


def build_person(built: Built, person: Person) -> User:
    email = f"{person.key}@people.example"
    user = User.objects.create(
        email=email, name=name_of(person.key), is_active=person.is_active, password="!"
    )
    for held in person.held:
        take_role(built, user, held)
    return user


def take_role(built: Built, user: User, held: Held) -> None:
    today = timezone.localdate()
    Membership.objects.create(
        user=user,
        scope=built.scopes[held.place],
        role=held.role,
        valid_from=today + timedelta(days=held.since),
        valid_until=None if held.until is None else today + timedelta(days=held.until),
    )


def written(built: Built, fact: Fact) -> dict[str, Any]:
    """What all kinds have, with the record's own word in all of it."""
    return {
        "title": f"{COMMON} {fact.word}",
        "text": f"{COMMON} efter {fact.word} och får inget svar.",
        "summary": f"Kort om {fact.word}",
        "scope": built.scopes[fact.place],
        "visibility": fact.visibility,
        "room": built.scopes.get(fact.room),
        "themes": ["skola"],
        "status": fact.status,
    }


def make_need(built: Built, fact: Fact) -> Record:
    need = build_need(
        built.platform(built.world.platform_of(fact)),
        built.users.get(fact.author),
        **written(built, fact),
        affected=f"Drabbar {fact.word}",
        how_many=f"Antal {fact.word}",
        frequency=f"Ofta {fact.word}",
        consequence=f"Kostar {fact.word}",
        wanted_effect=f"Borde {fact.word}",
        limits=f"Gräns {fact.word}",
        tried=f"Prövat {fact.word}",
        closed_reason=f"Slut {fact.word}" if fact.status == "closed" else "",
    )
    Requirement.objects.create(need=need, position=1, what=f"Krav {fact.word}", target="90")
    return need


def make_solution(built: Built, fact: Fact) -> Record:
    return build_solution(
        built.platform(built.world.platform_of(fact)),
        built.users.get(fact.author),
        **written(built, fact),
        effect=f"Gav {fact.word}",
        copied_from=f"Efter {fact.word}",
        adopted_by=["1281"],
        effect_unit=f"per {fact.word}",
    )


def make_call(built: Built, fact: Fact) -> Record:
    return build_call(
        built.platform(built.world.platform_of(fact)),
        built.users.get(fact.author),
        **written(built, fact),
        word=fact.word,
        title_en=f"Title {fact.word}",
        text_en=f"Text {fact.word}",
        test_bed=f"Testbädd {fact.word}",
        contract=f"Avtal {fact.word}",
        money=f"Pengar {fact.word}",
        ended_reason=f"Gick {fact.word}",
    )


def make_room(built: Built, fact: Fact) -> Record:
    """With a task and a line in its log by somebody who has left."""
    platform, left = built.platform(built.world.platform_of(fact)), built.users["left_author"]
    room = Room(platform=platform, theme="skola", **written(built, fact))
    room.reference = ReferenceCounter.objects.next(platform, Room.LETTER, 2026)
    room.save()
    RoomTask.objects.create(room=room, title=f"Att göra {fact.word}", by=left)
    RoomEvent.objects.create(room=room, kind="file_opened", by=left, words=f"Fil {fact.word}")
    return room


MAKERS: dict[str, Callable[[Built, Fact], Record]] = {
    "need": make_need,
    "solution": make_solution,
    "call": make_call,
    "room": make_room,
}
"""How a fact of each kind of record becomes one."""


def furnish(built: Built) -> None:
    """What belongs to records: files, ties, history; and a session for each of the people."""
    for fact in built.world.records:
        record, author = built.records[fact.key], built.users.get(fact.author)
        journal.append(f"{fact.kind}.edited", subject=record, by=author, fields=["title"])
        built.files[fact.key] = attach(built, fact)
    tie_all(built)
    for key, user in built.users.items():
        built.sessions[key] = signed_in(user)


def signed_in(user: User) -> str:
    """A session in which the person has just shown who they are."""
    client = Client()
    client.force_login(user)
    session = client.session
    record_authentication(SimpleNamespace(session=session), user, "code")
    session.save()
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def attach(built: Built, fact: Fact) -> File:
    people = built.world.people
    by = next(key for key in built.users if oracle.sees(built.world, people[key], fact))
    upload = SimpleUploadedFile(f"{fact.word}.txt", f"I filen: {fact.word}".encode())
    return attach_file(record=built.records[fact.key], by=built.fresh(by), upload=upload)


def tie_all(built: Built) -> None:
    """Each solution answers three needs, seen by the same people and by others; one is untied."""
    needs = [each for each in built.world.records if each.kind == "need"]
    solutions = [each for each in built.world.records if each.kind == "solution"]
    for number, solution in enumerate(solutions):
        source, by = built.records[solution.key], built.users.get(solution.author)
        for step in (0, 3, 8):
            target = built.records[needs[(number + step) % len(needs)].key]
            records.tie(source=source, target=target, kind=Link.Kind.ANSWERS, by=by)
        links.untie(Link.objects.get(source=source, target=target), by=by)
    calls = [each for each in built.world.records if each.kind == "call"]
    for number, fact in enumerate(calls):
        call = Call.objects.get(pk=built.records[fact.key].pk)
        call.needs.set(built.records[needs[(number + step) % len(needs)].key].pk for step in (0, 3))
