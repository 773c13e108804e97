"""The fixed world of the matrix: three cities, every role at several levels, every visibility."""

import os
from collections.abc import Iterator

from sprang.needs.calls.enums import CallStatus
from sprang.needs.enums import NeedStatus
from sprang.rooms.enums import RoomStatus
from sprang.solutions.enums import SolutionStatus

from .facts import ORGANISATION, PLATFORM, ROOM, UNIT, Fact, Held, Person, Place, World

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
"""Leave nobody and nothing out: some minutes instead of half a one."""

HERE, THERE = "boras", "helsingborg"

PLACES = (
    Place(HERE, PLATFORM),
    Place("kommun", ORGANISATION, HERE),
    Place("vard", UNIT, "kommun"),
    Place("hemvard", UNIT, "vard"),
    Place("natt", UNIT, "hemvard"),
    Place("skola", UNIT, "kommun"),
    Place("energi", ORGANISATION, "kommun"),
    Place("drift", UNIT, "energi"),
    Place(THERE, PLATFORM),
    Place("hbg-kommun", ORGANISATION, THERE),
    Place("stad", UNIT, "hbg-kommun"),
    Place("lund", PLATFORM),
    Place("brunnar", ROOM),
    Place("husrum", ROOM, HERE),
    Place("bolagsrum", ROOM, HERE),
    Place("arkivrum", ROOM, HERE),
)

PEOPLE = (
    Person("anonymous", account=False),
    Person("stranger"),
    Person("member", [Held("member", "hemvard")]),
    Person("neighbour", [Held("member", "skola")]),
    Person("company_member", [Held("member", "drift")]),
    Person("expert", [Held("expert", "vard")]),
    Person("lead", [Held("lead", HERE)]),
    Person("unit_lead", [Held("lead", "vard")]),
    Person("manager", [Held("manager", "hemvard")]),
    Person("manager_above", [Held("manager", "vard")]),
    Person("manager_of_all", [Held("manager", "kommun")]),
    Person("controller", [Held("controller", HERE)]),
    Person("procurement_officer", [Held("procurement_officer", "kommun")]),
    Person("registrar", [Held("registrar", HERE)]),
    Person("administrator", [Held("administrator", HERE)]),
    Person("unit_administrator", [Held("administrator", "vard")]),
    Person("partner", [Held("partner", HERE)]),
    Person("researcher", [Held("researcher", HERE)]),
    Person("citizen", [Held("citizen", HERE)]),
    Person("ended", [Held("lead", HERE, until=-1)]),
    Person("last_day", [Held("member", "natt", until=0)]),
    Person("first_day", [Held("lead", "skola", since=0)]),
    Person("coming", [Held("lead", HERE, since=1)]),
    Person("left_author", [Held("member", "hemvard", until=-1)]),
    Person("moved_author", [Held("member", "hemvard", until=-3), Held("member", "stad")]),
    Person("deactivated", [Held("administrator", HERE)], is_active=False),
    Person("other_lead", [Held("lead", THERE)]),
    Person("other_administrator", [Held("administrator", THERE)]),
    Person("in_both", [Held("member", "skola"), Held("lead", THERE)]),
    Person("room_member", [Held("partner", "brunnar"), Held("partner", "lund")]),
    Person("room_employee", [Held("member", "stad"), Held("manager", "husrum")]),
    Person(
        "room_lead",
        [Held("lead", "bolagsrum"), Held("lead", "arkivrum"), Held("researcher", "lund")],
    ),
    Person("room_city_lead", [Held("member", "bolagsrum"), Held("lead", HERE)]),
    Person("room_alone", [Held("lead", "bolagsrum"), Held("citizen", HERE)]),
    Person("room_guest", [Held("partner", HERE), Held("member", "bolagsrum")]),
)

WRITTEN = (
    ("draft", "hemvard", "member", ""),
    ("draft", "skola", "deactivated", ""),
    ("draft", HERE, "partner", ""),
    ("draft", HERE, "citizen", ""),
    ("unit", "vard", "expert", ""),
    ("unit", "hemvard", "left_author", ""),
    ("unit", "energi", "neighbour", ""),
    ("unit", HERE, "lead", ""),
    ("internal", "hemvard", "moved_author", ""),
    ("internal", "drift", "company_member", ""),
    ("internal", "vard", "member", ""),
    ("room", HERE, "lead", "brunnar"),
    ("room", "vard", "member", "husrum"),
    ("internal", "vard", "expert", "bolagsrum"),
    ("draft", "vard", "expert", "bolagsrum"),
    ("network", "vard", "member", ""),
    ("network", "skola", "neighbour", ""),
    ("public", "skola", "neighbour", ""),
    ("public", "hemvard", "member", ""),
    ("draft", "stad", "moved_author", ""),
    ("unit", "stad", "other_lead", ""),
    ("internal", "stad", "", ""),
    ("room", THERE, "other_lead", "brunnar"),
    ("network", "stad", "in_both", ""),
    ("public", "hbg-kommun", "moved_author", ""),
)
"""Visibility, place, author, room. Each is written once for each kind of record."""

ROOMS = {
    "husrum": RoomStatus.OPEN.value,
    "bolagsrum": RoomStatus.OPEN.value,
    "arkivrum": RoomStatus.ARCHIVED.value,
}
"""A room is no more than itself: its own members' record, in itself, by nobody."""

STATUSES = {
    "need": NeedStatus.values,
    "solution": SolutionStatus.values,
    "call": CallStatus.values,
}
"""Of each kind of record. The kinds have statuses taken in turn, in an order that moves on for
each round, so that every visibility meets open and ended ones."""


def records() -> Iterator[Fact]:
    key = 100
    for kind, statuses in STATUSES.items():
        for number, (visibility, place, author, room) in enumerate(WRITTEN):
            key += 1
            status = statuses[(number + number // 3) % len(statuses)]
            yield Fact(str(key), kind, place, visibility, status, author, room)
    for number, (room, status) in enumerate(ROOMS.items(), start=key + 1):
        yield Fact(str(number), "room", room, "room", status, "", room)


WORLD = World(
    {place.key: place for place in PLACES},
    {person.key: person for person in PEOPLE},
    tuple(records()),
)
