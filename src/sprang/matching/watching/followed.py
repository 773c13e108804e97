"""Saved views that somebody follows: what comes into them, told to those who may see it.

A thing comes in when it is written, read in from a file or shared, and when it reaches the state
that the view asks for. What was changed in another way was perhaps there before, and is not new.
Colleagues who follow the same view ask once, and different views are asked together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sprang.foundation.lists.named import lists
from sprang.foundation.models import Entry, SavedView
from sprang.foundation.models.seeing import who_sees

from ..models import Notice, Watch
from ..searchables import Tellable, tellables
from .coming import Arrived, coming, held

BORN: Final = frozenset({"captured", "imported", "registered", "written"})
Followed = tuple[SavedView, list[Watch]]


def notices_of_views(entries: Sequence[Entry]) -> Iterator[Notice]:
    came = [(kind, here) for kind in tellables() if (here := _arrived(kind, entries))]
    followed = _followed() if came else []
    for kind, arrived in came:
        yield from _told(kind, list(_hits(kind, arrived, followed)))


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
        is_wider = "visibility" in fields and not entry.payload.get("narrower")
        is_new = entry.kind.partition(".")[2] in BORN or is_wider
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


def _hits(
    kind: Tellable, arrived: Mapping[Any, Arrived], followed: Sequence[Followed]
) -> Iterator[tuple[Watch, Arrived]]:
    names = {each.name for each in lists() if each.finds == kind.kind}
    some = [
        (watches, come)
        for view, watches in followed
        if view.list in names and (come := coming(view, kind, arrived))
    ]
    for at, uid in held([come.rows for _watches, come in some]):
        watches, come = some[at]
        for watch in watches:
            if _is_news(watch, arrived[uid], come.seqs[uid]):
                yield watch, arrived[uid]


def _followed() -> list[Followed]:
    """The views that are followed, each once with all who do."""
    rows = Watch.objects.filter(stopped_at=None).exclude(view=None).exclude(since=None)
    same: dict[Any, Followed] = {}
    for watch in rows.select_related("user", "view__platform").order_by("pk"):
        if (view := watch.view) is None:
            continue
        key = view.list, view.platform_id, view.asked
        same.setdefault(key, (view, []))[1].append(watch)
    return list(same.values())


def _is_news(watch: Watch, one: Arrived, seq: int) -> bool:
    """Not to whoever wrote it, nor where nobody else had a hand in it."""
    wrote = getattr(one.found, "author_id", None) == watch.user_id
    is_own = wrote or one.by == {watch.user_id}
    return watch.since is not None and watch.since < seq and not is_own
