"""What the tests of several at once share: threads with connections of their own, and patience."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from sprang.foundation import journal
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Head, Platform, User

only_postgresql = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time; see tests/kills"
)
WAIT = 20.0


class Threads:
    """Each with a connection of its own; what one raises is raised again at the end."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.faults: list[BaseException] = []

    def run(self, work: Callable[..., object], *given: Any) -> threading.Thread:
        def safely() -> None:
            try:
                work(*given)
            except BaseException as fault:
                self.faults.append(fault)
            finally:
                connections.close_all()

        thread = threading.Thread(target=safely, daemon=True)
        self.threads.append(thread)
        thread.start()
        return thread

    def join(self) -> None:
        for thread in self.threads:
            thread.join(WAIT)
        assert not any(thread.is_alive() for thread in self.threads), "somebody waits for ever"
        if self.faults:
            raise self.faults[0]


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + WAIT
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)


class Broken(Exception):
    """What a test's own transaction fails with."""


def waiting_for_locks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])


def hurry() -> None:
    """In a transaction: rather an error than to wait for a lock until the end of days."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '10s'")


def append(place: Platform, name: str, by: User | None = None) -> Entry:
    return journal.append("thing.done", subject=place, by=by, data={"name": name})


def names(since: int) -> list[str]:
    return [entry.payload["name"] for entry in readers.after(since)]


def head() -> int:
    return Head.objects.get().seq
