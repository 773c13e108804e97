"""The news that have been told: what must have been, and what there was no reason to tell.

Who could see a record at a moment that has passed, the database can't say again. It does say of the
last that happened to a record: nothing has changed since who sees it, so all who see it now and had
begun to follow it have been told.
"""

from collections.abc import Iterator
from typing import Any

from sprang.dialogue import news
from sprang.dialogue.models import Follow, Notification
from sprang.foundation.models import Entry, Record, User

Told = tuple[int, int]
"""The entry, and whom it was told to."""


def of_the_news() -> Any:
    rows = Notification.objects.order_by("seq", "user", "channel")
    return list(rows.values_list("seq", "user", "channel", "kind"))


def told_as_they_must(state: Any) -> Any:
    """Of what is told, what must be; what is told of somebody's own deed, or of no news."""
    told = {(seq, user) for seq, user, channel, _kind in state if channel == "page"}
    entries = {entry.seq: entry for entry in Entry.objects.filter(kind__in=news.kinds())}
    wrong = [each for each in told if each[0] not in entries or is_own(entries, *each)]
    return sorted(must_be_told() & told), wrong


def is_own(entries: dict[int, Entry], seq: int, user: int) -> bool:
    return entries[seq].actor_id == user


def as_they_must() -> Any:
    return sorted(must_be_told()), []


def must_be_told() -> set[Told]:
    records = {str(record.uid): record for record in Record.objects.all()}
    last: dict[str, int] = {}
    for entry in Entry.objects.order_by("seq"):
        last[str(entry.subject_uid)] = entry.seq
    found = set()
    for entry in Entry.objects.filter(kind__in=news.kinds()).order_by("seq"):
        known = news.of(entry.kind)
        assert known
        uid, beside = known.about(entry), known.beside(entry)
        if uid in records and not beside and entry.seq >= last.get(uid, 0):
            found |= {(entry.seq, pk) for pk in followers(entry, records[uid])}
    return found


def followers(entry: Entry, record: Record) -> Iterator[int]:
    """Who had chosen before it happened and has not chosen since, and sees it now."""
    for who in User.objects.exclude(pk=entry.actor_id):
        chosen = Follow.objects.filter(user=who, record=record).first()
        follows = record.author_id == who.pk if chosen is None else chosen.is_on
        since = Entry.objects.filter(actor=who, kind__startswith="follow.")
        is_later = since.filter(payload__record=str(record.uid), seq__gt=entry.seq).exists()
        if follows and not is_later and record.is_visible_to(who):
            yield who.pk
