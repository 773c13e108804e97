"""The journal's reader behind the watches: what is new is told to those who watch for it.

It never runs ahead of the index on its machine, since the index is what it asks. Its cursor stands
in the database and is moved together with the notices, so that of several machines any may do it.
Two that do the same at once, one that is killed, a journal read again from the beginning: the
database has each notice once.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone

from sprang.foundation.models import Entry, ReaderCursor

from ..index import store
from ..index.searching import Snapshot, snapshot
from ..models import Notice, Watch
from ..searchables import Searchable, searchables
from .asking import deaf, keep_terms
from .candidates import New
from .checking import Checker
from .followed import notices_of_views

NAME: Final = "watches"
PIECE: Final = 25
"""Entries between two moves of the cursor: what a kill costs again."""
BEGUN: Final = ("watch.started", "watch.resumed")


class WatchReader:
    def position(self) -> int:
        cursor = ReaderCursor.objects.filter(name=NAME).values_list("seq", flat=True).first()
        return cursor or 0

    def handle(self, entries: Sequence[Entry], /) -> None:
        # asked once: it moves on, and what is passed over would not be read again
        upto = read_by_the_index()
        ready = [entry for entry in entries if entry.seq <= upto]
        for first in range(0, len(ready), PIECE):
            self._handle(ready[first : first + PIECE])

    def reset(self) -> None:
        """What was told stays told: that is no conclusion from the journal but a fact. So do terms,
        which are made anew where a watch begins: another worker may be in the middle of a piece,
        and move on to where no beginning is read again."""
        ReaderCursor.objects.filter(name=NAME).update(seq=0)

    def _handle(self, entries: Sequence[Entry]) -> None:
        found: list[Notice] = []
        if Watch.objects.filter(stopped_at=None).exists():
            found = [*notices(entries), *notices_of_views(entries)]
        with transaction.atomic():
            Notice.objects.bulk_create(found, ignore_conflicts=True)
            move_to(entries[-1].seq)


def read_by_the_index() -> int:
    generation = store().usable()
    return generation.cursor if generation else 0


def move_to(seq: int) -> None:
    """Never back: another machine may have been faster."""
    moved = {"seq": seq, "moved_at": timezone.now()}
    cursor, is_new = ReaderCursor.objects.get_or_create(name=NAME, defaults=moved)
    if not is_new:
        ReaderCursor.objects.filter(pk=cursor.pk, seq__lt=seq).update(**moved)


def notices(entries: Sequence[Entry]) -> Iterator[Notice]:
    """What the standing watches find in what the entries are about, each thing looked at once."""
    now = snapshot(store())
    keep_begun(entries, now)
    news = [new for kind in searchables() for new in changed(kind, entries)]
    for watch, new in Checker(now).wanting(news):
        yield Notice(watch=watch, kind=new.kind.kind, found=new.uid)


def changed(kind: Searchable, entries: Sequence[Entry]) -> Iterator[New]:
    """Of one kind what the entries are about and is there to be found."""
    latest = {each.subject_uid: each.seq for each in entries if each.subject_kind == kind.subject}
    rows = kind.shown().filter(uid__in=latest).order_by("pk") if latest else ()
    return (New(kind, found, latest[found.uid]) for found in rows)


def keep_begun(entries: Sequence[Entry], now: Snapshot) -> None:
    """From when on the watches look that have begun, and the terms of those for words."""
    begun = {entry.payload["watch"]: entry for entry in entries if entry.kind in BEGUN}
    for pk, uid in Watch.objects.filter(uid__in=begun).order_by("pk").values_list("pk", "uid"):
        _keep(pk, begun[str(uid)], now)


@transaction.atomic
def _keep(pk: int, entry: Entry, now: Snapshot) -> None:
    watch = _held(pk)
    if watch is None:
        return
    if watch.since is None and not _has_begun_again(entry):
        watch.since = entry.seq
        watch.save(update_fields=["since"])
    if watch.words:
        keep_terms(watch, now)


def _held(pk: int) -> Watch | None:
    """Of two workers with the same beginning the second waits for the first, and nobody stops it
    and begins it again meanwhile."""
    held = Watch.objects.select_for_update(of=("self",), no_key=True).select_related("user")
    return held.filter(pk=pk, stopped_at=None).first()


def _has_begun_again(entry: Entry) -> bool:
    """Known from a later entry. What came while it was stopped is not told by a replay."""
    later = Entry.objects.filter(subject_uid=entry.subject_uid, seq__gt=entry.seq, kind__in=BEGUN)
    return later.filter(payload__watch=entry.payload["watch"]).exists()


def hear_again() -> None:
    """For the terminal: the terms of watches that have lost theirs."""
    for pk in deaf().values_list("pk", flat=True):
        with transaction.atomic():
            if watch := _held(pk):
                keep_terms(watch, snapshot(store()))
