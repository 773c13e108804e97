"""What goes on that a person takes part in: nothing that they must do now, but a way in to it.

    ongoing.register(Ongoing("calls", in_team, going_of, any_seat))

Each room tells of its own, as with what waits (`foundation.waiting`); the home page asks them all.
What has a day to come stands first, the nearest day before the others, then what moved last.
"""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

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
    in the order of `Going`, wherever they are."""

    name: str
    rows: Callable[[Platform, User], QuerySet[Any]]
    going: Callable[[Any], Going]
    hint: Hint


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
) -> list[Going]:
    """The first of all. One query for the hints, and one for each kind with any.

    :param may: the hints that said yes, where they have been asked.
    :param told: title and address of what the page tells already, since it waits for the person.
    """
    may = said_yes(hints(), platform, user) if may is None else may
    most, kinds = MOST + len(told), [kind for kind in _kinds.values() if kind.hint in may]
    every = [kind.going(row) for kind in kinds for row in kind.rows(platform, user)[:most]]
    new = (one for one in every if not _is_told(one, told))
    return sorted(new, key=lambda one: one.order)[:MOST]


def _is_told(one: Going, told: Collection[tuple[str, str]]) -> bool:
    """What waits is perhaps done on a page below. Two things may have the same title."""
    return any(title == one.title and url.startswith(one.url) for title, url in told)
