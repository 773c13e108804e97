"""The rows of a list as they all were at one moment, however many and whoever writes meanwhile.

It is one statement, read piece by piece: what it does not hold yet is kept by the database, not by
us. Without a transaction around it PostgreSQL would send everything at once.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import islice
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.db.models.query import ModelIterable
from django.utils import translation

from .columns import CHUNK, ExportKind, Value

Cells = list[Value]
_END = object()


def rows_of(kind: ExportKind, queryset: QuerySet[Any]) -> Iterator[Cells]:
    """The cells of each row, in the queryset's order. One query."""
    if kind.related:
        queryset = queryset.select_related(*kind.related)
    for row in _one_statement(queryset):
        yield [column.value(row) for column in kind.columns]


def _one_statement(queryset: QuerySet[Any]) -> Iterator[Any]:
    if connection.vendor != "postgresql":
        # a transaction of ours would take SQLite's write lock
        yield from queryset.iterator(CHUNK)
        return
    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        # `iterator()` asks for no cursor, since PgBouncer can't keep one between transactions
        yield from ModelIterable(queryset, chunked_fetch=True, chunk_size=CHUNK)


def aside(rows: Callable[[], Iterator[Cells]]) -> Iterator[list[Cells]]:
    """The rows in pieces, read by a thread with a connection of its own.

    So that whoever takes them may write and read the present (progress, a cancellation) while the
    snapshot is open. Within a transaction they are read here: its changes are seen nowhere else.
    """
    if connection.in_atomic_block:
        yield from _pieces(rows())
        return
    pieces: queue.Queue[Any] = queue.Queue(maxsize=2)
    given_up = threading.Event()
    spoken = partial(_spoken, rows, translation.get_language())
    thread = threading.Thread(target=_read, args=(spoken, pieces, given_up), daemon=True)
    thread.start()
    try:
        while (piece := pieces.get()) is not _END:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        given_up.set()
        thread.join()


def _spoken(rows: Callable[[], Iterator[Cells]], language: str | None) -> Iterator[Cells]:
    """A thread begins in the house's own language, whoever the file is for."""
    with translation.override(language):
        yield from rows()


def _pieces(rows: Iterator[Cells]) -> Iterator[list[Cells]]:
    while piece := list(islice(rows, CHUNK)):
        yield piece


def _read(
    rows: Callable[[], Iterator[Cells]], pieces: "queue.Queue[Any]", given_up: threading.Event
) -> None:
    """Put pieces where the other takes them, never more than it has room for."""

    def put(piece: Any) -> None:
        while not given_up.is_set():
            try:
                pieces.put(piece, timeout=0.2)
                break
            except queue.Full:
                continue

    try:
        for piece in _pieces(source := rows()):
            put(piece)
            if given_up.is_set():
                break
        source.close()  # type: ignore[attr-defined]  # a generator: ends its transaction
    except BaseException as error:
        put(error)
    finally:
        connections.close_all()
        put(_END)
