"""What the journal costs: appends beside plain inserts of a row as wide, in the same run.

Both go through the same connection, in transactions of the same size; the two take turns, so that
what else the machine does meanwhile meets both. The peer is one INSERT into a table with the same
columns and no other promise: no order of commit, no chain, no lock.
"""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection, connections, transaction

from sprang.foundation import journal
from sprang.foundation.models import Entry, User

PLAIN = "bench_plain"
HEAD = ("", "entries/s", "plain inserts/s", "times as long")
Write = Callable[[int], None]


@dataclass(frozen=True)
class Measured:
    """Medians over the rounds. `ratio` is how many times as long an entry takes as a plain row."""

    what: str
    entries_per_second: float
    plain_per_second: float
    ratio: float


def measure(*, rounds: int, size: int, writers: int) -> list[Measured]:
    """:param size: rows in a round of a writer, and in a batch.
    :param writers: at once; on SQLite there is one at a time, so they are left out there.
    """
    with plain_table():
        bench = Bench(User.objects.create_user("bench@sprang.example"))
        found = [
            compared("one in a transaction", rounds, size, bench.one, bench.plain_one),
            compared(f"{size} together", rounds, size, bench.batch, bench.plain_batch),
        ]
        if connection.vendor == "postgresql":
            shared, plain = at_once(writers, bench.one), at_once(writers, bench.plain_one)
            name = f"one in a transaction, {writers} writers"
            found.append(compared(name, rounds, size, shared, plain, times=writers))
        return found


def compared(
    what: str, rounds: int, size: int, ours: Write, theirs: Write, times: int = 1
) -> Measured:
    for warm in (ours, theirs):
        warm(min(size, 20))
    pairs = [(seconds(ours, size), seconds(theirs, size)) for _round in range(rounds)]
    mine, plain = (size * times / statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(mine / plain for mine, plain in pairs)
    return Measured(what, round(mine), round(plain), round(ratio, 2))


def seconds(write: Write, size: int) -> float:
    begun = time.perf_counter()
    write(size)
    return time.perf_counter() - begun


class Bench:
    def __init__(self, user: User) -> None:
        self.user = user
        self.batch(1)
        entry = Entry.objects.get()
        self.row = [
            field.get_db_prep_save(field.pre_save(entry, False), connection) for field in fields()
        ]

    def append(self) -> None:
        journal.append("need.edited", subject=self.user, by=self.user, fields=["text", "title"])

    def one(self, size: int) -> None:
        for _ in range(size):
            with transaction.atomic():
                self.append()

    def batch(self, size: int) -> None:
        with journal.together():
            for _ in range(size):
                self.append()

    def plain_one(self, size: int) -> None:
        for _ in range(size):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(insert(), self.row)

    def plain_batch(self, size: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(insert(), [self.row] * size)


def fields() -> list[Any]:
    return [field for field in Entry._meta.fields if not field.primary_key]


def insert() -> str:
    columns = [field.column for field in fields()]
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {PLAIN} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  constants


def at_once(writers: int, write: Write) -> Write:
    """The same from several connections; each writes `size` rows."""

    def own(size: int) -> None:
        try:
            write(size)
        finally:
            connections.close_all()

    def together(size: int) -> None:
        threads = [threading.Thread(target=own, args=(size,)) for _ in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return together


@contextmanager
def plain_table() -> Iterator[None]:
    """A table as wide as the journal, with a number and the same index."""
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    types = ", ".join(f"{field.column} {field.db_type(connection)}" for field in fields())
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {PLAIN} (seq {key} PRIMARY KEY, {types})")
        cursor.execute(f"CREATE INDEX {PLAIN}_subject ON {PLAIN} (subject_uid, seq)")
        yield
        cursor.execute(f"DROP TABLE {PLAIN}")


def rows(found: list[Measured]) -> Iterator[tuple[str, ...]]:
    for each in found:
        numbers = (f"{each.entries_per_second:,.0f}", f"{each.plain_per_second:,.0f}")
        yield (each.what, *numbers, f"{each.ratio:.2f}")


def as_json(found: list[Measured]) -> dict[str, Any]:
    return {"database": connection.vendor, "measured": [asdict(each) for each in found]}
