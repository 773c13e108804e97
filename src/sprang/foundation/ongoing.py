"""What goes on that a person takes part in: nothing that they must do now, but a way in to it.

    ongoing.register(Ongoing("calls", _("Utlysningar"), in_team, going_of, any_seat, "call-list"))

Each room tells of its own, as with what waits (`foundation.waiting`); the home page asks them all.
What has a day to come stands first, the nearest day before the others, then what moved last.
"""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from .models import Platform, User
from .waiting.hints import Hint, said_yes
from .waiting.task import until

MOST = 5


@dataclass(frozen=True)
class Going:
    """`text` says what it is and how it stands; `due` is a moment to come that it moves towards,
    a last day unless `at` says it otherwise."""

    icon: str
    title: str
    text: str
    url: str
    moved_at: datetime
    due: datetime | None = None
    at: str = ""
    language: str = ""

    @property
    def due_in_words(self) -> str:
        return self.at or (until(self.due) if self.due else "")

    @property
    def order(self) -> tuple[bool, float]:
        return (False, self.due.timestamp()) if self.due else (True, -self.moved_at.timestamp())


@dataclass(frozen=True)
class Ongoing:
    """A kind of things that go on. `rows` gives those that the person takes part in and may see,
    in the order of `Going`, wherever they are; all of them stand on the page `at`."""

    name: str
    label: Promise
    rows: Callable[[Platform, User], QuerySet[Any]]
    going: Callable[[Any], Going]
    hint: Hint
    at: str
    query: str = ""

    def url(self, platform: Platform) -> str:
        return reverse(self.at, args=[platform.slug]) + self.query


@dataclass(frozen=True)
class Found:
    items: list[Going]
    """The first of all."""
    more: list[tuple[Promise, str]]
    """Label and address of the kinds of which there are more than are told."""


_kinds: dict[str, Ongoing] = {}


def register(kind: Ongoing) -> None:
    _kinds[kind.name] = kind


def hints() -> set[Hint]:
    return {kind.hint for kind in _kinds.values()}


def found(
    platform: Platform,
    user: User,
    may: Set[Hint] | None = None,
    told: Collection[tuple[str, str]] = (),
) -> Found:
    """The first of all. One query for the hints, and one for each kind with any.

    :param may: the hints that said yes, where they have been asked.
    :param told: title and address of what the page tells already, since it waits for the person.
    """
    may = said_yes(hints(), platform, user) if may is None else may
    kinds = [kind for kind in _kinds.values() if kind.hint in may]
    every = [(one, kind) for kind in kinds for one in _first(kind, platform, user, told)]
    every.sort(key=lambda each: each[0].order)
    left = {kind.name for _one, kind in every[MOST:]}
    more = [(kind.label, kind.url(platform)) for kind in kinds if kind.name in left]
    return Found([one for one, _kind in every[:MOST]], more)


def _first(
    kind: Ongoing, platform: Platform, user: User, told: Collection[tuple[str, str]]
) -> list[Going]:
    """One more than can be told, so that it is seen whether there are more."""
    every = (kind.going(row) for row in kind.rows(platform, user)[: MOST + 1 + len(told)])
    return [one for one in every if not _is_told(one, told)]


def _is_told(one: Going, told: Collection[tuple[str, str]]) -> bool:
    """What waits is perhaps done on a page below. Two things may have the same title."""
    return any(title == one.title and url.startswith(one.url) for title, url in told)
