"""Watching over the journal's rule in every test: who has the head takes no other lock.

Two transactions of which one has the head and wants a row, and the other has the row and wants the
head, wait for each other for ever. So the head comes last: after it, until the transaction is over,
only the journal itself is written. Where a test has a transaction around it, one of the product's
own is over when its savepoint is.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from sprang.foundation.journal import writing

LOCKS = re.compile(
    r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)|FROM "(\w+)".* FOR .*UPDATE', re.S
)
JOURNAL = {"foundation_head", "foundation_entry"}


class WrongOrder(AssertionError):
    """A lock was taken after the journal's head."""


class Watch:
    """Watches the connection of the thread that it is made in.

    `is_within`: the test has a transaction around it, and those of the product are savepoints.
    """

    def __init__(self, is_within: bool) -> None:
        self.is_within, self.thread = is_within, threading.get_ident()
        self.outermost: str | None = None
        self.wrong: list[str] = []

    def took_the_head(self) -> None:
        """It is held until the transaction ends, or what stands for it in the test."""
        if threading.get_ident() == self.thread:
            self.outermost = next(iter(connection.savepoint_ids), None)
            transaction.on_commit(self.over)

    def over(self) -> None:
        """Called at the commit, and at a rollback no longer among what is to be called."""

    def is_holding(self) -> bool:
        if self.is_within:
            return self.outermost is not None and self.outermost in connection.savepoint_ids
        return any(each[1] == self.over for each in connection.run_on_commit)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        found = LOCKS.search(sql)
        table = found and (found[1] or found[2])
        if table and table not in JOURNAL and self.is_holding():
            self.wrong.append(sql[:200])
        return execute(sql, params, many, context)


@contextmanager
def watching(is_within: bool) -> Iterator[Watch]:
    watch, chain = Watch(is_within), writing._chain

    def chained(entries: list[Any]) -> None:
        chain(entries)
        watch.took_the_head()

    writing._chain = chained
    try:
        with connection.execute_wrapper(watch):
            yield watch
    finally:
        writing._chain = chain
