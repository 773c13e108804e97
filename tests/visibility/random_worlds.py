"""Worlds that nobody thought of: trees of units, roles with dates, records; and what happens."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from sprang.foundation.enums import Role, Visibility

from .cast import STATUSES
from .facts import ORGANISATION, PLATFORM, ROOM, UNIT, Fact, Held, Person, Place, World

FIXED = (
    Place("pa", PLATFORM),
    Place("oa", ORGANISATION, "pa"),
    Place("pb", PLATFORM),
    Place("ob", ORGANISATION, "pb"),
    Place("ra", ROOM),
    Place("rb", ROOM, "pa"),
)
Step = tuple[Any, ...]
OTHER_STEPS = ["end role", "take role", "share", "into room", "move record", "leave"]
DEEP = [Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR, Role.EXPERT]
"""What counts below the place that it is held in: drawn more often, as units and narrow circles
are, since there the tree decides."""


@st.composite
def worlds(draw: st.DrawFn) -> World:
    places = {place.key: place for place in FIXED}
    for number in range(draw(st.integers(3, 6))):
        above = draw(st.sampled_from([key for key in places if key[0] in "ou"]))
        places[f"u{number}"] = Place(f"u{number}", UNIT, above)
    keys = [f"m{number}" for number in range(draw(st.integers(2, 4)))]
    within = [key for key in places if key[0] == "u"] * 3
    people = {key: draw(people_at(key, [*places, *within])) for key in keys}
    where = [*(key for key in places if key[0] in "po"), *within]
    records = [draw(written_at(str(100 + n), where, keys)) for n in range(draw(st.integers(4, 8)))]
    return World(places, people, tuple(records))


@st.composite
def people_at(draw: st.DrawFn, key: str, places: list[str]) -> Person:
    held = held_at(places)
    ended = st.builds(replace, held, since=st.just(-9), until=st.sampled_from([-1, 0]))
    roles = st.lists(held | ended, max_size=3, unique_by=lambda each: (each.role, each.place))
    return Person(key, draw(roles), is_active=draw(st.sampled_from([True, True, True, False])))


def held_at(places: list[str]) -> st.SearchStrategy[Held]:
    return st.builds(
        Held,
        role=st.sampled_from([*Role.values, *DEEP * 3]),
        place=st.sampled_from(places),
        since=st.sampled_from([-9, 0, 1]),
        until=st.sampled_from([None, None, 1, 5]),
    )


@st.composite
def written_at(draw: st.DrawFn, key: str, places: list[str], people: list[str]) -> Fact:
    kind = draw(st.sampled_from(sorted(STATUSES)))
    visibility = draw(st.sampled_from([*Visibility.values, "unit", "unit", "draft", "draft"]))
    return Fact(
        key,
        kind,
        draw(st.sampled_from(places)),
        visibility,
        draw(st.sampled_from(STATUSES[kind])),
        draw(st.sampled_from(["", *people])),
        draw(st.sampled_from(["ra", "rb"] if visibility == Visibility.ROOM else ["", "ra"])),
    )


@st.composite
def steps(draw: st.DrawFn, world: World) -> Step:
    """One thing that happens: what, to which, and with what."""
    what = draw(st.sampled_from(["move unit"] * (3 if moves(world) else 0) + OTHER_STEPS))
    if what == "move unit":
        return draw(st.sampled_from(moves(world)))
    if what == "end role":
        return what, draw(st.sampled_from(list(world.people))), draw(st.integers(0, 2))
    if what == "take role":
        person = world.people[draw(st.sampled_from(list(world.people)))]
        has = {(each.role, each.place) for each in person.held}
        takes = draw(held_at(list(world.places)).filter(lambda it: (it.role, it.place) not in has))
        return what, person.key, takes
    if what == "into room":
        return what, draw(st.sampled_from(world.records)).key, draw(st.sampled_from(["ra", "rb"]))
    if what == "share":
        choosable = [each for each in Visibility.values if each != Visibility.ROOM]
        return what, draw(st.sampled_from(world.records)).key, draw(st.sampled_from(choosable))
    if what == "move record":
        record = draw(st.sampled_from(world.records))
        city = world.platform_of(record)
        inside = [key for key in world.places if key[0] in "pou" and world.city(key) == city]
        return what, record.key, draw(st.sampled_from(inside))
    return what, draw(st.sampled_from(list(world.people))), None


def moves(world: World) -> list[Step]:
    """Each unit to each place of its city, but not below itself."""
    return [
        ("move unit", key, above)
        for key, unit in world.places.items()
        for above, place in world.places.items()
        if unit.kind == UNIT
        and place.kind in (ORGANISATION, UNIT)
        and key not in world.chain(above)
        and world.city(key) == world.city(above)
    ]


def after(world: World, step: Step) -> World:
    """The facts when it has happened."""
    what, key, with_what = step
    if what == "move unit":
        moved = replace(world.places[key], above=with_what)
        return replace(world, places={**world.places, key: moved})
    if what in ("end role", "take role", "leave"):
        person = world.people[key]
        if what == "leave":
            person = replace(person, is_active=False)
        elif what == "take role":
            person = replace(person, held=[*person.held, with_what])
        else:
            person = replace(person, held=[*person.held[:with_what], *person.held[with_what + 1 :]])
        return replace(world, people={**world.people, key: person})
    values = CHANGES[what](with_what)
    records = (replace(fact, **values) if fact.key == key else fact for fact in world.records)
    return replace(world, records=tuple(records))


CHANGES: dict[str, Callable[[str], dict[str, Any]]] = {
    "share": lambda visibility: {"visibility": visibility},
    "move record": lambda place: {"place": place},
    "into room": lambda room: {"room": room},
}
"""What becomes of a fact."""
