"""The table "Who sees what" of docs/architecture.md and who may do what, in plain Python.

Written from the papers, over the facts. It must never call what it judges: no `Access`, no
`visible_to`, no token. What two rooms say alike of needs and solutions is written for both.
"""

from collections.abc import Iterator

from .facts import ROOM, Fact, Held, Person, World

OUTSIDE = {"partner", "researcher", "citizen"}
LEADS = {"lead", "administrator"}
OVERSEE = LEADS | {"manager"}
IN_THE_HOUSE = {"draft", "unit", "internal"}
ENDED = {
    "need": {"closed", "merged", "withdrawn"},
    "solution": {"retired", "withdrawn"},
    "call": {"decided", "cancelled"},
    "room": {"archived"},
}


def current(person: Person) -> Iterator[Held]:
    """The roles that count today; none of whoever can't sign in."""
    return (held for held in person.held if person.is_active and held.is_current)


def is_in_room(world: World, held: Held) -> bool:
    """A role in a room opens the room, not the house that the room is in."""
    return any(world.places[place].kind == ROOM for place in world.chain(held.place))


def counting(world: World, person: Person) -> list[Held]:
    """A role in a room counts for as long as one outside rooms is held that is more than a
    citizen's."""
    held = list(current(person))
    works = any(role.role != "citizen" for role, _up in at(world, person))
    return [role for role in held if works or not is_in_room(world, role)]


def is_in(world: World, person: Person, room: str) -> bool:
    return any(room in world.chain(held.place) for held in counting(world, person))


def at(world: World, person: Person) -> Iterator[tuple[Held, set[str]]]:
    """The roles outside rooms, each with the place that it is held in and all above."""
    for held in current(person):
        if not is_in_room(world, held):
            yield held, set(world.chain(held.place))


def works_on(world: World, person: Person, platform: str) -> bool:
    return any(held.role not in OUTSIDE and platform in up for held, up in at(world, person))


def knows(world: World, person: Person, platform: str) -> bool:
    """Works there or is its guest."""
    return any(platform in up for _held, up in at(world, person))


def is_guest(world: World, person: Person, platform: str) -> bool:
    return not works_on(world, person, platform) and has(world, person, platform, OUTSIDE)


def leads_room(world: World, person: Person, room: Fact) -> bool:
    """Who leads the city is in it as a member, if at all."""
    own = [held for held in counting(world, person) if held.place == room.room]
    return sees(world, person, room) and any(held.role == "lead" for held in own)


def leads_open_room(world: World, person: Person, room: Fact) -> bool:
    return leads_room(world, person, room) and is_open(room)


def works_in_room(world: World, person: Person, room: Fact) -> bool:
    """An archived one is read, and no more."""
    return sees(world, person, room) and is_open(room)


def reads_log(world: World, person: Person, room: Fact) -> bool:
    """Who is let in is told to those who lead the city, by the room's number alone."""
    return leads_room(world, person, room) or has(world, person, world.platform_of(room), LEADS)


def founds_room(world: World, person: Person, platform: str) -> bool:
    return works_on(world, person, platform) or has(world, person, platform, {"partner"})


def knows_by_name(world: World, person: Person, record: Fact) -> bool:
    """A colleague; and in a room its members know each other."""
    is_colleague = works_on(world, person, world.platform_of(record))
    return is_colleague or (record.kind == "room" and sees(world, person, record))


def has(world: World, person: Person, place: str, roles: set[str]) -> bool:
    """Holds one of the roles there or above."""
    above = set(world.chain(place))
    return any(held.role in roles and held.place in above for held, _up in at(world, person))


def wrote(world: World, person: Person, record: Fact) -> bool:
    """Is the author, and has still something to do with the platform."""
    return record.author == person.key and knows(world, person, world.platform_of(record))


def is_opened(world: World, person: Person, record: Fact) -> bool:
    """The table, row by row."""
    if record.visibility == "public":
        return True
    if record.visibility == "network":
        return any(held.role != "citizen" for held, _up in at(world, person))
    if record.visibility == "room":
        return is_in(world, person, record.room)
    if record.visibility == "internal":
        return works_on(world, person, world.platform_of(record))
    if record.visibility == "unit":
        there_or_below = any(
            held.role not in OUTSIDE and record.place in up for held, up in at(world, person)
        )
        return there_or_below or has(world, person, record.place, OVERSEE)
    return has(world, person, record.place, LEADS)


def is_shared_with(world: World, person: Person, record: Fact) -> bool:
    """In a room that the person is in. A draft is in none."""
    is_shared = bool(record.room) and record.visibility != "draft"
    return is_shared and is_in(world, person, record.room)


def sees_outside_rooms(world: World, person: Person, record: Fact) -> bool:
    in_the_open = record.visibility != "room" and is_opened(world, person, record)
    return in_the_open or wrote(world, person, record)


def sees(world: World, person: Person, record: Fact) -> bool:
    shared = is_shared_with(world, person, record)
    return shared or is_opened(world, person, record) or wrote(world, person, record)


SEARCHED = ("need", "solution")


def finds(world: World, person: Person, record: Fact) -> bool:
    """The index has no calls, no drafts, nothing withdrawn, and knows of tokens only, not of
    authors."""
    is_findable = record.visibility != "draft" and record.status != "withdrawn"
    return record.kind in SEARCHED and is_findable and is_opened(world, person, record)


def oversees(world: World, person: Person, platform: str) -> bool:
    """Leads or is a manager somewhere in the house; a room in it is not the house."""
    return any(held.role in OVERSEE and platform in up for held, up in at(world, person))


def leads(world: World, person: Person, record: Fact) -> bool:
    return has(world, person, record.place, LEADS)


def is_open(record: Fact) -> bool:
    return record.status not in ENDED[record.kind]


def may_edit(world: World, person: Person, record: Fact) -> bool:
    """Leads and experts; authors until it has left the house. A need also: only while it is open,
    and its author only until it is sharpened. A solution's author must still work there."""
    if not sees(world, person, record):
        return False
    above = leads(world, person, record) or has(world, person, record.place, {"expert"})
    own = wrote(world, person, record) and record.visibility in IN_THE_HOUSE
    if record.kind == "need":
        return is_open(record) and (above or (own and record.status == "captured"))
    return above or (own and works_on(world, person, world.platform_of(record)))


def names_authors(world: World, person: Person, need: Fact) -> bool:
    """Says who writes it too: its author, and those who lead it, while it is open."""
    theirs = wrote(world, person, need) or leads(world, person, need)
    return sees(world, person, need) and is_open(need) and theirs


def versioned(world: World) -> Fact:
    """The need that has an earlier version in the world."""
    in_house = (each for each in world.records if each.visibility == "internal")
    return next(each for each in in_house if each.kind == "need" and each.status == "captured")


def shared(world: World) -> Fact:
    """The need that is shared in a room, and seen by the house as before."""
    in_house = (each for each in world.records if each.visibility == "internal")
    return next(each for each in in_house if each.kind == "need" and each.room)


def may_see_versions(world: World, person: Person, need: Fact) -> bool:
    """Who writes on it, also once it has ended; the author while it has not left the house."""
    above = leads(world, person, need) or has(world, person, need.place, {"expert"})
    own = wrote(world, person, need) and need.visibility in IN_THE_HOUSE
    return sees(world, person, need) and (above or own)


def may_lead(world: World, person: Person, record: Fact) -> bool:
    return sees(world, person, record) and leads(world, person, record)


def may_share_need(world: World, person: Person, record: Fact) -> bool:
    return may_lead(world, person, record) and is_open(record)


def decides(world: World, person: Person, record: Fact) -> bool:
    """Takes back and opens again: who leads, and the author of what is still in the house."""
    own = wrote(world, person, record) and record.visibility in IN_THE_HOUSE
    return sees(world, person, record) and (own or leads(world, person, record))


def may_edit_call(world: World, person: Person, record: Fact) -> bool:
    """What has been published stands as it is."""
    return may_lead(world, person, record) and record.status == "draft"


def may_close_page(world: World, person: Person, record: Fact) -> bool:
    return may_lead(world, person, record) and is_open(record)


def ends(world: World, person: Person, record: Fact) -> bool:
    """Merges it away: its leads, and its author until it is sharpened."""
    own = decides(world, person, record) and record.status == "captured"
    return own or may_lead(world, person, record)


def may_end(world: World, person: Person, record: Fact) -> bool:
    return is_open(record) and ends(world, person, record)


def may_withdraw_page(world: World, person: Person, record: Fact) -> bool:
    return decides(world, person, record) and record.status == "captured"


def speaks_beside(world: World, person: Person, record: Fact) -> bool:
    """Works somewhere else than where the need belongs, and so may say that they have it too."""
    inside = {held.role for held in person.held} - OUTSIDE
    houses = (place for place in world.places.values() if place.kind != ROOM)
    others = (place.key for place in houses if place.key != record.place)
    return any(has(world, person, place, inside) for place in others)


def sees_and_speaks_beside(world: World, person: Person, record: Fact) -> bool:
    return sees(world, person, record) and speaks_beside(world, person, record)


def may_join(world: World, person: Person, record: Fact) -> bool:
    return sees_and_speaks_beside(world, person, record) and is_open(record)


def may_introduce(world: World, person: Person, record: Fact) -> bool:
    """Who leads the city is its hub, and nobody below."""
    is_hub = has(world, person, world.platform_of(record), LEADS)
    return is_hub and sees(world, person, record) and is_open(record)


def may_scan(world: World, person: Person, record: Fact) -> bool:
    """Writes down what was looked at for a need: its leads and experts."""
    above = leads(world, person, record) or has(world, person, record.place, {"expert"})
    return sees(world, person, record) and is_open(record) and above


def may_choose(world: World, person: Person, record: Fact) -> bool:
    return may_lead(world, person, record) and record.status in ("sharpened", "chosen")
