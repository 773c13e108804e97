"""The journal's reader behind the news.

What was told stays told: it is no conclusion from the journal but a fact, since who followed and
who could see has changed since. So the reader keeps a mark of how far it has told, beside its
cursor. Read again from the beginning, what was told or left untold is not told anew.
"""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q
from django.utils import timezone

from sprang.foundation.models import Entry, ReaderCursor

from ..models import Follow, Notification
from .events import events_of
from .writing import notifications

NAME: Final = "news"
TOLD: Final = "news told"
"""The mark's name among the cursors."""
STARTED: Final = "follow.started"
AT_ONCE: Final = 1000
"""Rows in one insert."""


def handle(entries: Sequence[Entry], /) -> None:
    """In the transaction that moves the cursor, which only one worker has."""
    mark, _created = ReaderCursor.objects.get_or_create(name=TOLD)
    new = [entry for entry in entries if entry.seq > mark.seq]
    if not new:
        return
    begin(new)
    rows = list(notifications(events_of(new)))
    Notification.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    ReaderCursor.objects.filter(pk=TOLD).update(seq=new[-1].seq, moved_at=timezone.now())


def forget() -> None:
    """Nothing: see above."""


def begin(entries: Sequence[Entry]) -> None:
    """From which entry on those follow who have begun; the last time counts."""
    begun = {
        (entry.actor_id, entry.payload["record"]): entry.seq
        for entry in entries
        if entry.kind == STARTED
    }
    for (user, record), seq in begun.items():
        waits = Q(user=user, record__uid=record, is_on=True, since=None)
        Follow.objects.filter(waits).update(since=seq)
