"""The kinds of things that can be found. A room registers its own; matching knows no room above.

searchables.register(Searchable(kind="initiative", ...))     in that room's AppConfig.ready
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.functional import Promise

from sprang.foundation.models import Platform, User

from .items import Item

CHUNK: Final = 500


class Operator:
    """The person at the machine's own terminal, who sees all that is in the index."""


OPERATOR: Final = Operator()
Asker = User | AnonymousUser | Operator


@dataclass(frozen=True, kw_only=True)
class Tellable:
    """A kind of thing of which somebody can be told that it is new.

    subject    the journal's name for what changes
    shown      those that are not hidden, with what a page shows; has `named_to(user)`
    noun       for them all
    url_of     its page, as seen from a platform
    where_of   the line below the title
    """

    kind: str
    subject: str
    shown: Callable[[], Any]
    noun: str | Promise
    url_of: Callable[[Any, Platform], str]
    where_of: Callable[[Any], str]

    def visible(self, asker: Asker, **named: Any) -> QuerySet[Any]:
        """Of the rows `named` by uid or reference, those that the asker may see."""
        rows = self.shown().filter(**named)
        seen: QuerySet[Any] = rows if isinstance(asker, Operator) else rows.named_to(asker)
        return seen


@dataclass(frozen=True, kw_only=True)
class Searchable(Tellable):
    """A kind that is in the index too, and is found by words and by meaning.

    indexed    all that belongs in the index, with what `item_of` reads; the same rows as `shown`
    heading    over those that match a need; `tag` on one of them
    action     what the button to its page says
    effect_of  what it gave, or does, in one line
    letter     the first of its reference numbers
    """

    indexed: Callable[[], QuerySet[Any]]
    item_of: Callable[[Any], Item]
    heading: str | Promise
    tag: str | Promise
    action: str | Promise
    effect_of: Callable[[Any], str] = lambda _found: ""
    is_open: Callable[[Any], bool] = lambda _found: True
    letter: str = ""

    def items(self, uids: Iterable[str] | None = None) -> Iterator[Item]:
        rows = self.indexed() if uids is None else self.indexed().filter(uid__in=list(uids))
        return map(self.item_of, _by_key(rows))


def _by_key(rows: QuerySet[Any]) -> Iterator[Any]:
    """A piece at a time. Behind PgBouncer `iterator()` has no cursor and would hold all of them."""
    last = 0
    while piece := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from piece
        last = piece[-1].pk


_kinds: dict[str, Searchable] = {}
_told: dict[str, Tellable] = {}


def register(searchable: Searchable) -> None:
    _kinds[searchable.kind] = searchable
    _told[searchable.kind] = searchable


def register_told(told: Tellable) -> None:
    """A kind that nobody searches for, and whose list can be followed."""
    _told[told.kind] = told


def tellables() -> list[Tellable]:
    """What can be found by a search, and what only a list tells of."""
    return list(_told.values())


def searchables(kinds: Iterable[str] | None = None) -> list[Searchable]:
    """In the order of registration, which is the order on the page."""
    return [each for each in _kinds.values() if kinds is None or each.kind in set(kinds)]


def searchable_of(kind: str) -> Searchable:
    return _kinds[kind]
