"""Proving that nobody has changed the journal: the chain of hashes, walked from end to end."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from ..models import Entry, Head

ZERO = "0" * 64
PAGE = 2000
"""Entries in memory at once. Cursors of the server's can't be had behind PgBouncer."""


def hash_of(entry: Entry) -> str:
    """SHA-256 over the previous hash and every column, as canonical JSON."""
    columns = [
        entry.prev_hash,
        entry.seq,
        entry.at.isoformat(timespec="microseconds"),
        entry.kind,
        entry.subject_kind,
        str(entry.subject_uid),
        entry.platform_id,
        entry.actor_id,
        entry.payload,
    ]
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold."""

    seq: int
    reason: str


def breaks() -> Iterator[Break]:
    """Walk the whole chain; yield each place where it was tampered with.

    Others may write meanwhile: the head is read first, and the walk ends where it was.
    """
    head = Head.objects.filter(pk=1).first()
    last = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    if head is None and last:
        yield Break(last, "the last one, but the head that names it is gone")
    for seq in Entry.objects.filter(seq__lt=1).values_list("seq", flat=True):
        yield Break(seq, "stands before the first one")
    yield from _walk(head or Head(seq=last))
    # one question, so that head and entries are of the same moment
    named = Head.objects.filter(pk=1).values("seq")[:1]
    for seq in Entry.objects.filter(seq__gt=Subquery(named)).values_list("seq", flat=True)[:PAGE]:
        yield Break(seq, "stands after the last one: written past the program")


def _walk(head: Head) -> Iterator[Break]:
    seq, prev_hash = 0, ZERO
    for entry in _entries(head.seq):
        if isinstance(entry, Break):
            yield entry
            seq, prev_hash = entry.seq, ""  # what the next one says of it can't be compared
            continue
        if entry.seq != seq + 1:
            yield Break(seq + 1, _missing(entry.seq - 1 - seq))
        elif prev_hash and entry.prev_hash != prev_hash:
            yield Break(entry.seq, "does not follow the one before")
        if entry.hash != _proof(entry):
            yield Break(entry.seq, "changed after it was written")
        seq, prev_hash = entry.seq, entry.hash
    if seq < head.seq:
        yield Break(seq + 1, f"{_missing(head.seq - seq)} at the end")
    elif head.pk and prev_hash and prev_hash != head.hash:
        yield Break(seq, "is not the one that the head names")


def _proof(entry: Entry) -> str:
    """Empty where a value has been put in that no entry was ever written with."""
    try:
        return hash_of(entry)
    except (AttributeError, TypeError, ValueError):
        return ""


def _missing(count: int) -> str:
    return "missing" if count == 1 else f"and the {count - 1} after it missing"


def _entries(last: int) -> Iterator[Entry | Break]:
    at = 0
    while at < last:
        page = Entry.objects.filter(seq__gt=at, seq__lte=last).order_by("seq")[:PAGE]
        found = list(_read(page))
        if not found:
            return
        yield from found
        at = found[-1].seq


def _read(page: QuerySet[Entry]) -> Iterator[Entry | Break]:
    """One by one where a value has been put in that can't be read at all."""
    try:
        yield from list(page)
    except (ValueError, TypeError, AttributeError):
        for seq in list(page.values_list("seq", flat=True)):
            try:
                yield Entry.objects.get(seq=seq)
            except (ValueError, TypeError, AttributeError):
                yield Break(seq, "holds what can't be read")
