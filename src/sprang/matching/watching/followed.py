"""Saved views that somebody follows: what comes into them, told to those who may see it.

A thing comes in when it is written, read in from a file or shared, and when it reaches the state
that the view asks for. What was changed in another way was perhaps there before, and is not new.
Colleagues who follow the same view ask once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.forms import Form
from django.http import QueryDict

from sprang.foundation.lists.named import list_named, lists
from sprang.foundation.models import Entry, SavedView
from sprang.foundation.models.seeing import who_sees

from ..models import Notice, Watch
from ..searchables import Tellable, tellables

BORN: Final = frozenset({"captured", "imported", "registered", "written"})
NOBODY: Final = AnonymousUser()
"""Tabs that can be followed hold the same for everybody; who sees it is asked afterwards."""


@dataclass(frozen=True)
class Arrived:
    """A thing with the last entries that told that it was written or shared, and that it came to
    another state: their numbers, 0 where none did, and who did it."""

    found: Any
    born: int = 0
    moved: int = 0
    by: frozenset[int | None] = frozenset()


def notices_of_views(entries: Sequence[Entry]) -> Iterator[Notice]:
    for kind in tellables():
        if arrived := _arrived(kind, entries):
            yield from _told(kind, list(_hits(kind, arrived)))


def _told(kind: Tellable, hits: Sequence[tuple[Watch, Arrived]]) -> Iterator[Notice]:
    """Who sees what is asked once for all, and of one object for each person."""
    people = {watch.user_id: watch.user for watch, _one in hits}
    things = {one.found.uid: one.found for _watch, one in hits}
    seen = who_sees(list(people.values()), list(things.values())) if hits else set()
    for watch, one in hits:
        if (watch.user_id, one.found.uid) in seen:
            yield Notice(watch=watch, kind=kind.kind, found=one.found.uid)


def _arrived(kind: Tellable, entries: Sequence[Entry]) -> dict[Any, Arrived]:
    came: dict[Any, Arrived] = {}
    for entry in entries:
        fields = entry.payload.get("fields", ())
        is_new = entry.kind.partition(".")[2] in BORN or "visibility" in fields
        if entry.subject_kind == kind.subject and (is_new or "status" in fields):
            one = came.get(entry.subject_uid, Arrived(None))
            came[entry.subject_uid] = replace(
                one,
                born=entry.seq if is_new else one.born,
                moved=one.moved if is_new else entry.seq,
                by=one.by | {entry.actor_id},
            )
    rows = kind.shown().filter(uid__in=came) if came else ()
    return {row.uid: replace(came[row.uid], found=row) for row in rows}


def _hits(kind: Tellable, arrived: Mapping[Any, Arrived]) -> Iterator[tuple[Watch, Arrived]]:
    for view, watches in _followed(kind):
        for uid, seq in _coming(view, kind, arrived):
            for watch in watches:
                if _is_news(watch, arrived[uid], seq):
                    yield watch, arrived[uid]


def _followed(kind: Tellable) -> list[tuple[SavedView, list[Watch]]]:
    """The views of the kind's list that are followed, each once with all who do."""
    names = [each.name for each in lists() if each.finds == kind.kind]
    rows = Watch.objects.filter(view__list__in=names, stopped_at=None).exclude(since=None)
    same: dict[Any, tuple[SavedView, list[Watch]]] = {}
    for watch in rows.select_related("user", "view__platform").order_by("pk"):
        if (view := watch.view) is None:
            continue
        key = view.list, view.platform_id, view.asked
        same.setdefault(key, (view, []))[1].append(watch)
    return list(same.values())


def _coming(
    view: SavedView, kind: Tellable, arrived: Mapping[Any, Arrived]
) -> list[tuple[Any, int]]:
    """Which of what arrived is in the view, and by which entry. Nothing, where what it asks for
    can't be used now."""
    named, asked = list_named(view.list), QueryDict(view.asked)
    tab = asked.get("vy", "")
    uids = [uid for uid, one in arrived.items() if _may_be_in(view, tab, one.found)]
    if not (named and named.within and uids):
        return []
    form = named.form_of(view.platform, NOBODY, asked)
    if not form.is_valid() or not _asks_all_of_it(form, asked):
        return []
    by_state = bool(form.cleaned_data.get("lage")) or tab in named.by_state
    seqs = {uid: max(arrived[uid].born, by_state and arrived[uid].moved) for uid in uids}
    came = [uid for uid, seq in seqs.items() if seq]
    rows = named.within(kind.shown().filter(uid__in=came), tab, view.platform, NOBODY)
    found = named.kind_of(view.platform, NOBODY).narrowed(rows, form)
    return [(uid, seqs[uid]) for uid in sorted(found.order_by().values_list("uid", flat=True))]


def _asks_all_of_it(form: Form, asked: QueryDict) -> bool:
    """A filter that the city has taken away since would else let everything through."""
    return all(name in form.fields for name in asked if name not in ("vy", "sortera"))


def _may_be_in(view: SavedView, tab: str, found: Any) -> bool:
    """Without a question: whether it is of the city that the tab is about."""
    named = list_named(view.list)
    of_platform = named is not None and named.is_of_platform and tab not in named.across
    return not of_platform or found.platform_id == view.platform_id


def _is_news(watch: Watch, one: Arrived, seq: int) -> bool:
    """Not to whoever wrote it, nor where nobody else had a hand in it."""
    wrote = getattr(one.found, "author_id", None) == watch.user_id
    is_own = wrote or one.by == {watch.user_id}
    return watch.since is not None and watch.since < seq and not is_own
