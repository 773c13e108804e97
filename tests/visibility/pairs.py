"""What was answered about pairs of records, and pairs to ask the doors about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sprang.foundation import records
from sprang.foundation.models import Link
from sprang.matching.enums import Sameness
from sprang.matching.models import SameNeed

from . import oracle
from .build import Built
from .cast import HERE, THERE, WHOLE, WORLD
from .facts import Fact, Person, World

ANSWERS = (Link.Kind.SAME, Link.Kind.INTRODUCED, Link.Kind.RELATED, Sameness.DIFFERENT)
APART = 7
"""How far from each other they stand in the world: in other units, other cities, seen by others."""


@dataclass(frozen=True)
class Pair:
    """Two records, asked about in a city."""

    one: Fact
    other: Fact
    city: str
    built: Built

    @property
    def records(self) -> list[Any]:
        return [self.built.records[fact.key] for fact in (self.one, self.other)]

    @property
    def are_needs(self) -> bool:
        return self.one.kind == self.other.kind == "need"

    def are_here(self) -> list[bool]:
        return [WORLD.platform_of(fact) == self.city for fact in (self.one, self.other)]


def answer_pairs(built: Built) -> None:
    """Each third record is tied to another, or said not to be the same."""
    for number, fact in enumerate(WORLD.records[::3]):
        answer, one = ANSWERS[number % len(ANSWERS)], built.records[fact.key]
        other = built.records[neighbour(fact).key]
        if answer == Sameness.DIFFERENT:
            first, second = sorted((one, other), key=lambda each: each.pk)
            SameNeed.objects.create(by=built.users["lead"], one=first, other=second, answer=answer)
        else:
            records.tie(source=one, target=other, kind=answer, by=built.users.get(fact.author))


def neighbour(fact: Fact) -> Fact:
    return WORLD.records[(WORLD.records.index(fact) + APART) % len(WORLD.records)]


def pairs(built: Built, person: Person) -> list[Pair]:
    """One of each sort: which of the two the person sees, where they are, of what kind."""
    found: dict[Any, Pair] = {}
    for pair in every(built):
        seen = [oracle.sees(WORLD, person, fact) for fact in (pair.one, pair.other)]
        sort = (*seen, *sorted(pair.are_here()), pair.are_needs and pair.city == HERE)
        found.setdefault(pair if WHOLE else sort, pair)
    return list(found.values())


def every(built: Built) -> Iterator[Pair]:
    for fact in WORLD.records:
        for city in (HERE, THERE):
            yield Pair(fact, neighbour(fact), city, built)


def may_answer(world: World, person: Person, pair: Pair) -> bool:
    """Both are seen, one at least is the city's own, and the person oversees something there."""
    both = all(oracle.sees(world, person, fact) for fact in (pair.one, pair.other))
    return both and any(pair.are_here()) and oracle.oversees(world, person, pair.city)


def named(pair: Pair) -> dict[str, Any]:
    return {"record": [str(record.uid) for record in pair.records]}


def answered(pair: Pair) -> dict[str, Any]:
    """With each deed in turn."""
    deed = ("introduce", "join", "apart")[WORLD.records.index(pair.one) % 3]
    return named(pair) | {"deed": deed}


def told_by_program(pair: Pair) -> dict[str, Any]:
    given = answered(pair)
    return {"platform": pair.city, "deed": given["deed"], "records": given["record"]}
