"""Writing to the journal and proving that nobody has changed it.

`append` takes the head's row lock and holds it until the transaction ends. Sequence numbers are
therefore given in the order of commit, without gaps: a reader that has seen number n never finds
a smaller one later.

The rule: one `append`, last in the transaction and after every other lock, or all in `together`;
two that took the head and another row in different orders would wait for each other for ever.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from .models import Entry, Head, Platform, Record, Scope, User

Subject = Record | Scope | User

_together: ContextVar[list[Entry] | None] = ContextVar("together", default=None)


def append(
    kind: str,
    *,
    subject: Subject,
    by: User | None,
    fields: Iterable[str] = (),
    data: Mapping[str, Any] | None = None,
) -> Entry:
    """Add an entry. `fields` are names of what changed; `data` holds ids, never content.

    :raises RuntimeError: outside a transaction, where entry and change could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The journal is written in the transaction of the change itself.")
    entry = Entry(
        at=timezone.now(),
        kind=kind,
        subject_kind=kind_of(subject),
        subject_uid=subject.uid,
        platform_id=platform_id_of(subject),
        actor=by,
        payload={**({"fields": sorted(fields)} if fields else {}), **(data or {})},
    )
    waiting = _together.get()
    if waiting is None:
        _chain([entry])
    else:
        waiting.append(entry)
    return entry


def _chain(entries: list[Entry]) -> None:
    """Give the entries their places under the head's lock and write them."""
    head, _created = Head.objects.select_for_update().get_or_create(pk=1)
    for entry in entries:
        entry.seq, entry.prev_hash = head.seq + 1, head.hash
        entry.hash = hash_of(entry)
        head.seq, head.hash = entry.seq, entry.hash
    Entry.objects.bulk_create(entries)
    head.save(update_fields=["seq", "hash"])


@contextmanager
def together() -> Iterator[list[Entry]]:
    """Many changes in one transaction: what is appended within waits and is written at the end.

    One lock, one insert and one update for all of them instead of for each, so that a batch of an
    import holds other writers up no longer than a single change does.
    """
    entries: list[Entry] = []
    with transaction.atomic():
        token = _together.set(entries)
        try:
            yield entries
        finally:
            _together.reset(token)
        if entries:
            _chain(entries)


@contextmanager
def apart() -> Iterator[None]:
    """One change among those of `together` that may fail alone: its entries leave with it."""
    waiting = _together.get()
    kept = len(waiting or ())
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if waiting is not None:
            del waiting[kept:]
        raise


def kind_of(subject: Subject) -> str:
    return "user" if isinstance(subject, User) else subject.kind


def platform_id_of(subject: Subject) -> int | None:
    if isinstance(subject, Record):
        return int(subject.platform_id)
    return subject.pk if isinstance(subject, Platform) else None


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
    """Walk the whole chain; yield each place where it was tampered with."""
    seq, prev_hash = 0, "0" * 64
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        if entry.seq != seq + 1:
            yield Break(seq + 1, "missing")
        if entry.prev_hash != prev_hash and entry.seq == seq + 1:
            yield Break(entry.seq, "does not follow the one before")
        if entry.hash != hash_of(entry):
            yield Break(entry.seq, "changed after it was written")
        seq, prev_hash = entry.seq, entry.hash
    head = Head.objects.filter(pk=1).first()
    if head and (head.seq, head.hash) != (seq, prev_hash):
        yield Break(head.seq, "missing at the end")
