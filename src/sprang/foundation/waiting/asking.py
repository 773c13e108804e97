"""Asking every room what waits for a person."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from ..lists.counting import counts
from ..models import Platform, User
from .hints import Hint, said_yes
from .task import Task

MOST = 7
"""As many as one can have in mind."""
ALIKE = 4
"""Of each kind, where there are others: what many wait of must not hide the only one of another."""


@dataclass(frozen=True)
class Waiting:
    """A kind of things that wait. `rows` gives them in the order that they press, each of which the
    person may see; all of them stand on the page `at`, narrowed by `query`."""

    name: str
    label: Promise
    rows: Callable[[Platform, User], QuerySet[Any]]
    task: Callable[[Any], Task]
    at: str
    hint: Hint
    query: str = ""

    def url(self, platform: Platform) -> str:
        return reverse(self.at, args=[platform.slug]) + self.query


@dataclass(frozen=True)
class Found:
    """`numbers` by kind, of those that there are; `tasks` the first of all, what presses most
    before the rest."""

    tasks: list[Task] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    more: list[tuple[Promise, int, str]] = field(default_factory=list)
    """Label, how many, and where they are, of the kinds that more wait of than are told."""

    @property
    def count(self) -> int:
        return sum(self.numbers.values())


_kinds: dict[str, Waiting] = {}


def register(kind: Waiting) -> None:
    _kinds[kind.name] = kind


def hints() -> set[Hint]:
    return {kind.hint for kind in _kinds.values()}


def found(platform: Platform, user: User, may: Set[Hint] | None = None) -> Found:
    """One query for the hints, one for each kind that may have any, and one for how many there are
    of those with more than are told.

    :param may: the hints that said yes, where they have been asked.
    """
    may = said_yes(hints(), platform, user) if may is None else may
    rows = {name: kind.rows(platform, user) for name, kind in _kinds.items() if kind.hint in may}
    first = {name: read for name in rows if (read := list(rows[name][: MOST + 1]))}
    many = counts(**{name: rows[name] for name, read in first.items() if len(read) > MOST})
    numbers = {name: many.get(name, len(read)) for name, read in first.items()}
    told = {name: list(map(_kinds[name].task, read[:MOST])) for name, read in first.items()}
    shown = _chosen(told)
    return Found([task for _name, task in shown], numbers, list(_more(platform, numbers, shown)))


def _chosen(told: dict[str, list[Task]]) -> list[tuple[str, Task]]:
    named = [(n >= ALIKE, name, task) for name in told for n, task in enumerate(told[name])]
    named.sort(key=lambda each: (each[0], each[2].presses_at))
    shown = [(name, task) for _is_more, name, task in named[:MOST]]
    return sorted(shown, key=lambda each: each[1].presses_at)


def _more(
    platform: Platform, numbers: dict[str, int], shown: list[tuple[str, Task]]
) -> Iterator[tuple[Promise, int, str]]:
    for name, number in numbers.items():
        if number > sum(name == one for one, _task in shown):
            yield _kinds[name].label, number, _kinds[name].url(platform)
