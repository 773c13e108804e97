"""What is so in a world, as plain facts: places, people with roles, records. No Django."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

PLATFORM, ORGANISATION, UNIT, ROOM = "platform", "organisation", "unit", "room"


@dataclass(frozen=True)
class Place:
    key: str
    kind: str
    above: str = ""


@dataclass(frozen=True)
class Held:
    """A role; `since` and `until` in days from today, `until` being the last day it holds."""

    role: str
    place: str
    since: int = -10
    until: int | None = None

    @property
    def is_current(self) -> bool:
        return self.since <= 0 and (self.until is None or self.until >= 0)


@dataclass(frozen=True)
class Person:
    """Without `account` it is anybody who passes by."""

    key: str
    held: Sequence[Held] = ()
    is_active: bool = True
    account: bool = True


@dataclass(frozen=True)
class Fact:
    """One record. `word` stands in all that is written in it, and nowhere else in the world."""

    key: str
    kind: str
    place: str
    visibility: str
    status: str
    author: str = ""
    room: str = ""

    @property
    def word(self) -> str:
        """Of letters alone, so that the index takes it as one word."""
        return "qx" + "".join(chr(ord("a") + int(sign)) for sign in self.key) + "xq"


@dataclass(frozen=True)
class World:
    places: Mapping[str, Place]
    people: Mapping[str, Person]
    records: Sequence[Fact] = field(default=())

    def chain(self, place: str) -> Iterator[str]:
        """The place and all that stands above it."""
        while place:
            yield place
            place = self.places[place].above

    def platform_of(self, record: Fact) -> str:
        return self.city(record.place)

    def city(self, place: str) -> str:
        return next(each for each in self.chain(place) if self.places[each].kind == PLATFORM)
