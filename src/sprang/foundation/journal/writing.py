"""Writing to the journal.

`append` takes the head's row lock and holds it until the transaction ends. Sequence numbers are
therefore given in the order of commit, without gaps: a reader that has seen number n never finds
a smaller one later.

The rule: one `append`, last in the transaction and after every other lock, or all in `together`;
two that took the head and another row in different orders would wait for each other for ever.
`tests/order.py` watches over it in every test.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Func, Value
from django.utils import timezone

from ..models import Entry, Head, Platform, Record, Scope, User
from . import standing
from .chain import Break, breaks, hash_of

__all__ = ["Break", "append", "breaks", "hash_of", "kind_of", "platform_id_of", "together"]

Subject = Record | Scope | User

SILENT = 20
"""Seconds that the head's holder may be silent. A machine that lost its power never says goodbye,
and PostgreSQL would keep its locks, and every writer waiting, for hours."""

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
        # leaves the connection's list with its savepoint: see `_standing`
        transaction.on_commit(_Mark(entry))
    return entry


def _chain(entries: list[Entry]) -> None:
    """Give the entries their places under the head's lock and write them."""
    head, _created = _heads().get_or_create(pk=1)
    for entry in entries:
        entry.seq, entry.prev_hash = head.seq + 1, head.hash
        entry.hash = hash_of(entry)
        head.seq, head.hash = entry.seq, entry.hash
    Entry.objects.bulk_create(entries)
    Head.objects.filter(pk=1).update(seq=head.seq, hash=head.hash)
    standing.forget()


def _heads() -> models.QuerySet[Head]:
    heads = Head.objects.select_for_update()
    if connection.vendor != "postgresql":
        return heads
    name, limit = Value("idle_in_transaction_session_timeout"), Value(f"{SILENT}s")
    # for this transaction only, and in the same question, so that it costs no round trip
    until = Func(name, limit, Value(True), function="set_config", output_field=models.CharField())
    return heads.annotate(until=until)


@contextmanager
def together() -> Iterator[list[Entry]]:
    """Many changes in one transaction: what is appended within waits and is written at the end.

    One lock, one insert and one update for all of them instead of for each, so that a batch of an
    import holds other writers up no longer than a single change does. Within another `together`
    they wait for the end of that one. A change that fails alone, in a `transaction.atomic` of its
    own, takes its entries with it.
    """
    around = _together.get()
    if around is not None:
        with transaction.atomic():
            yield around
        return
    entries: list[Entry] = []
    with transaction.atomic():
        token = _together.set(entries)
        try:
            yield entries
        finally:
            _together.reset(token)
        if standing := _standing(entries):
            _chain(standing)


class _Mark:
    """Stands among what Django does at commit, and falls with the savepoint it was made in."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __call__(self) -> None:
        return


def _standing(entries: list[Entry]) -> list[Entry]:
    """Those whose change has not been rolled back. Their marks have done their duty."""
    todo = connection.run_on_commit
    marked = {id(each[1].entry) for each in todo if isinstance(each[1], _Mark)}
    connection.run_on_commit = [each for each in todo if not isinstance(each[1], _Mark)]
    return [entry for entry in entries if id(entry) in marked]


def kind_of(subject: Subject) -> str:
    return "user" if isinstance(subject, User) else subject.kind


def platform_id_of(subject: Subject) -> int | None:
    if isinstance(subject, Record):
        return int(subject.platform_id)
    return subject.pk if isinstance(subject, Platform) else None
