"""What waits for a person. Each room tells which of its things do; the home page asks them all.

    waiting.register(Waiting("needs", _("Behov utan svar"), captured, task_of, "need-list"))

What presses most comes first: a thing with a day presses for a week before it, a thing that was
sent to somebody presses when it has waited as long as its sender was promised.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .lists.counting import counts
from .models import Platform, User

BEFORE = timedelta(days=7)
PROMISED = timedelta(days=5)
"""Within this time the author has been promised that somebody reads."""
MOST = 7
"""As many as one can have in mind."""
ALIKE = 4
"""Of each kind, where there are others: what many wait of must not hide the only one of another."""


@dataclass(frozen=True)
class Task:
    """One thing to do. `due` is the last day or moment, `since` when it began to wait; it has one
    of them. `record` is what it is about, where that stands on a step of the journey."""

    title: str
    quote: str
    text: str
    url: str
    action: str
    due: date | datetime | None = None
    since: datetime | None = None
    language: str = ""
    record: Any = None
    is_second: bool = False
    """Its button is not the first that one should press."""

    @property
    def presses_at(self) -> datetime:
        return moment(self.due) - BEFORE if self.due else (self.since or timezone.now()) + PROMISED

    @property
    def is_pressing(self) -> bool:
        return self.presses_at <= timezone.now()

    @property
    def when(self) -> str:
        return until(self.due) if self.due else since(self.since)


@dataclass(frozen=True)
class Waiting:
    """A kind of things that wait. `rows` gives them in the order that they press, each of which the
    person may see; all of them stand on the page `at`, narrowed by `query`."""

    name: str
    label: Promise
    rows: Callable[[Platform, User], QuerySet[Any]]
    task: Callable[[Any], Task]
    at: str
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


def found(platform: Platform, user: User) -> Found:
    """One query for how many, and one for each kind that there are any of."""
    rows = {name: kind.rows(platform, user) for name, kind in _kinds.items()}
    numbers = {name: number for name, number in counts(**rows).items() if number}
    told = {name: list(map(_kinds[name].task, rows[name][:MOST])) for name in numbers}
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


def moment(at: date | datetime) -> datetime:
    """A day lasts until it is over."""
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time.max))


def until(at: date | datetime) -> str:
    day = timezone.localdate(at) if isinstance(at, datetime) else at
    days = (day - timezone.localdate()).days
    if days < 0:
        return ngettext("%(n)d dag försenad", "%(n)d dagar försenad", -days) % {"n": -days}
    if not days:
        return _("senast i dag") if moment(at) >= timezone.now() else _("tiden gick ut i dag")
    if days == 1:
        return _("senast i morgon")
    return ngettext("%(n)d dag kvar", "%(n)d dagar kvar", days) % {"n": days}


def since(at: datetime | None) -> str:
    days = (timezone.localdate() - timezone.localdate(at)).days if at else 0
    if days <= 0:
        return _("i dag")
    return ngettext("sedan i går", "sedan %(n)d dagar", days) % {"n": days}
