"""Several workers, one reader: each entry is heard once, and nobody keeps another from its own."""

import threading
from collections.abc import Sequence

import pytest
from django.db import transaction

from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Platform, ReaderCursor

from .at_once import WAIT, Threads, append, head, only_postgresql, until, waiting_for_locks


class Tally:
    """A reader with effects in the database: what it heard, in rows of its own."""

    def __init__(self) -> None:
        self.alone = threading.Lock()
        self.has_begun, self.may_end = threading.Event(), threading.Event()
        self.heard: list[int] = []

    def __call__(self, entries: Sequence[Entry], /) -> None:
        assert self.alone.acquire(blocking=False), "two have the same entries"
        self.has_begun.set()
        self.may_end.wait(WAIT)
        self.heard += [entry.seq for entry in entries]
        self.alone.release()

    def reader(self) -> readers.Reader:
        return readers.Reader("tally", self, self.heard.clear)


@only_postgresql
def test_of_two_workers_one_reads_and_the_other_goes_on(place: Platform, threads: Threads) -> None:
    tally = Tally()
    threads.run(readers.run, tally.reader())
    assert tally.has_begun.wait(WAIT)
    assert readers.run(tally.reader()) == 0
    assert tally.heard == []  # the other one still had them in hand
    tally.may_end.set()
    threads.join()
    assert tally.heard == list(range(1, head() + 1))


@only_postgresql
@pytest.mark.parametrize("workers", [2, 4])
def test_workers_at_once_hear_each_entry_once(
    place: Platform, threads: Threads, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "BATCH", 3)
    tally, over, start = Tally(), threading.Event(), head()
    tally.may_end.set()

    def work() -> None:
        while not over.is_set() or readers.after(cursor_of("tally")):
            readers.run(tally.reader())

    for _ in range(workers):
        threads.run(work)
    for number in range(20):
        with transaction.atomic():
            append(place, str(number))
    over.set()
    threads.join()
    assert tally.heard == list(range(1, start + 21))


def cursor_of(name: str) -> int:
    return ReaderCursor.objects.filter(name=name).values_list("seq", flat=True).first() or 0


@only_postgresql
def test_a_replay_waits_for_the_one_who_reads(
    place: Platform, threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What that one has in hand is forgotten too, and read once more."""
    tally = Tally()
    monkeypatch.setattr(readers, "_readers", {"tally": tally.reader()})
    threads.run(readers.follow, "tally")
    assert tally.has_begun.wait(WAIT)
    threads.run(readers.replay, "tally")
    until(waiting_for_locks)
    assert tally.heard == []
    tally.may_end.set()
    threads.join()
    assert tally.heard == list(range(1, head() + 1))


def test_one_reader_that_fails_keeps_no_other_from_its_own(
    place: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(entries: Sequence[Entry], /) -> None:
        raise ValueError("stumbled")

    tally = Tally()
    tally.may_end.set()
    clumsy = readers.Reader("clumsy", stumble, lambda: None)
    monkeypatch.setattr(readers, "_readers", {"clumsy": clumsy, "tally": tally.reader()})
    monkeypatch.setattr(readers, "_local", {})
    with pytest.raises(ValueError, match="stumbled"):
        readers.run_all()
    assert readers.lag() == {"clumsy": head(), "tally": 0}
