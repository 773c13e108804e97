"""What of that which arrived comes into a view that is followed, whoever sees it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import IntegerField, QuerySet, Value
from django.forms import Form
from django.http import QueryDict

from sprang.foundation.database.trigrams import asking as trigrams
from sprang.foundation.lists.named import list_named
from sprang.foundation.models import SavedView

from ..searchables import Tellable

NOBODY: Final = AnonymousUser()
"""Tabs that can be followed hold the same for everybody; who sees it is asked afterwards."""
AT_ONCE: Final = 50
"""SQLite takes 500 parts in one question."""


@dataclass(frozen=True)
class Arrived:
    """A thing with the last entries that told that it was written or shared, and that it came to
    another state: their numbers, 0 where none did, and who did it."""

    found: Any
    born: int = 0
    moved: int = 0
    by: frozenset[int | None] = frozenset()


@dataclass(frozen=True)
class Coming:
    """What a view has of what may have come into it (`rows`), and by which entry each did."""

    rows: QuerySet[Any]
    seqs: Mapping[Any, int]


def asks_all_of_it(form: Form, asked: QueryDict) -> bool:
    """A filter that the city has taken away since would else let everything through."""
    return all(name in form.fields for name in asked if name not in ("vy", "sortera"))


def coming(view: SavedView, kind: Tellable, arrived: Mapping[Any, Arrived]) -> Coming | None:
    """What of that which arrived may be in the view. Nothing, where what it asks for can't be used
    now. A question only where it asks for a unit: whether that is there still."""
    named, asked = list_named(view.list), QueryDict(view.asked)
    tab = asked.get("vy", "")
    uids = [uid for uid, one in arrived.items() if _may_be_in(view, tab, one.found)]
    if not (named and named.within and uids):
        return None
    form = named.form_of(view.platform, NOBODY, asked)
    if not form.is_valid() or not asks_all_of_it(form, asked):
        return None
    by_state = bool(form.cleaned_data.get("lage")) or tab in named.by_state
    seqs = {uid: max(arrived[uid].born, by_state and arrived[uid].moved) for uid in uids}
    if not (seqs := {uid: seq for uid, seq in seqs.items() if seq}):
        return None
    rows = named.within(kind.shown().filter(uid__in=seqs), tab, view.platform, NOBODY)
    with trigrams.spared():
        return Coming(named.kind_of(view.platform, NOBODY).narrowed(rows, form), seqs)


def held(views: Sequence[QuerySet[Any]]) -> Iterator[tuple[int, Any]]:
    """What each of the views has, with its place among them: many are asked in one question, since
    every city may follow its own."""
    for at in range(0, len(views), AT_ONCE):
        some = [
            rows.order_by().values_list(Value(at + n, IntegerField()), "uid")
            for n, rows in enumerate(views[at : at + AT_ONCE])
        ]
        yield from sorted(set(some[0].union(*some[1:], all=True)))


def _may_be_in(view: SavedView, tab: str, found: Any) -> bool:
    """Without a question: whether it is of the city that the tab is about."""
    named = list_named(view.list)
    of_platform = named is not None and named.is_of_platform and tab not in named.across
    return not of_platform or found.platform_id == view.platform_id
