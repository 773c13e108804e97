"""One machine at a time prepares the database that all of them share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

KEY: Final = int.from_bytes(b"sprang")


@contextmanager
def alone() -> Iterator[None]:
    """Wait for the others. The system lets go when this process ends, however it ends.

    The lock is a transaction's, on a connection of its own: behind PgBouncer a session's would
    stay with a connection that the next question does not get.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    guard = connection.copy()
    try:
        guard.set_autocommit(False)
        with guard.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
        yield
        # said rather than left to the closing, which the server hears of a moment later
        guard.rollback()
    finally:
        guard.close()
