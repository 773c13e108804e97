"""Entries of the journal that are news, with what they are about as it stands now."""

from collections.abc import Iterator, Sequence
from typing import Any

from sprang.foundation.models import Entry, Record

from .. import news
from ..models import Comment
from ..models.notification import REMOVED
from ..news import Event, News


def events_of(entries: Sequence[Entry]) -> list[Event]:
    """In the journal's order. Two queries for records and two for comments, however many."""
    told = [(entry, known) for entry in entries if (known := news.of(entry.kind))]
    records = _records(told)
    comments = _comments([entry for entry, _known in told])
    return [event for entry, known in told for event in _event(entry, known, records, comments)]


def _event(
    entry: Entry, known: News, records: dict[str, Record], comments: dict[str, Comment]
) -> Iterator[Event]:
    """None of what is gone, or of words that have been taken away before anybody was told."""
    about, beside, said = known.about(entry), known.beside(entry), entry.payload.get("comment")
    comment = comments.get(said) if said else None
    is_gone = said and (comment is None or comment.is_removed) and entry.kind != REMOVED
    if about not in records or (beside and beside not in records) or is_gone:
        return
    yield Event(
        entry,
        known,
        records[about],
        records[beside] if beside else None,
        comment,
    )


def _records(told: Sequence[tuple[Entry, News]]) -> dict[str, Record]:
    uids: set[Any] = {known.about(entry) for entry, known in told}
    uids |= {known.beside(entry) for entry, known in told}
    found = Record.objects.filter(uid__in=uids - {None})
    return {str(record.uid): record for record in found.select_related("platform")}


def _comments(entries: Sequence[Entry]) -> dict[str, Comment]:
    uids = {uid for entry in entries if (uid := entry.payload.get("comment"))}
    rows = Comment.objects.filter(uid__in=uids).select_related("answers")
    return {str(each.uid): each for each in rows.prefetch_related("mentions")}
