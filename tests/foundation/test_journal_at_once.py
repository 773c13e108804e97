"""Several who write and read at the same moment: nothing hidden, nobody waits for ever."""

import random
import threading
import time
from contextlib import suppress

import pytest
from django.db import OperationalError, connection, transaction

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.journal import readers, writing
from sprang.foundation.models import Entry, Head, Platform, User
from sprang.needs.actions import capture_need, edit_need
from sprang.needs.models import Need
from tests.cast import build_user

from .at_once import (
    WAIT,
    Broken,
    Threads,
    append,
    head,
    hurry,
    names,
    only_postgresql,
    until,
    waiting_for_locks,
)


@only_postgresql
def test_a_long_transaction_is_never_passed_by_a_later_number(
    place: Platform, threads: Threads
) -> None:
    """One has its number and does not commit; the next waits, and a reader sees neither."""
    start, may_end, has_number = head(), threading.Event(), threading.Event()

    def long() -> None:
        with transaction.atomic():
            append(place, "long")
            has_number.set()
            assert may_end.wait(WAIT)

    def short() -> None:
        with transaction.atomic():
            append(place, "short")

    threads.run(long)
    assert has_number.wait(WAIT)
    threads.run(short)
    until(waiting_for_locks)
    assert names(start) == []
    may_end.set()
    threads.join()
    assert names(start) == ["long", "short"]


@only_postgresql
def test_a_number_that_is_given_back_is_given_to_the_next(
    place: Platform, threads: Threads
) -> None:
    start, may_end, has_number = head(), threading.Event(), threading.Event()

    def fails() -> None:
        with suppress(Broken), transaction.atomic():
            append(place, "never")
            has_number.set()
            assert may_end.wait(WAIT)
            raise Broken

    def short() -> None:
        with transaction.atomic():
            append(place, "short")

    threads.run(fails)
    assert has_number.wait(WAIT)
    threads.run(short)
    until(waiting_for_locks)
    may_end.set()
    threads.join()
    assert names(start) == ["short"]
    assert head() == start + 1


@only_postgresql
def test_work_before_the_entry_holds_nobody_up(place: Platform, threads: Threads) -> None:
    """A transaction that began first and appends last gets the later number."""
    start, has_begun, may_go_on = head(), threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            Platform.objects.get(pk=place.pk)
            has_begun.set()
            assert may_go_on.wait(WAIT)
            append(place, "slow")

    threads.run(slow)
    assert has_begun.wait(WAIT)
    with transaction.atomic():
        append(place, "quick")
    assert names(start) == ["quick"]
    may_go_on.set()
    threads.join()
    assert names(start) == ["quick", "slow"]


@only_postgresql
def test_a_cursor_that_follows_many_writers_misses_nothing(
    place: Platform, threads: Threads
) -> None:
    """Writers of all lengths, some that fail; a reader that polls without a pause."""
    start, over, heard = head(), threading.Event(), list[tuple[int, str]]()

    def write(writer: int) -> None:
        dice = random.Random(writer)  # noqa: S311  the same each time
        for number in range(12):
            with suppress(Broken), transaction.atomic():
                append(place, f"{writer}:{number}")
                time.sleep(dice.choice((0, 0, 0.002, 0.01)))
                if dice.random() < 0.25:
                    raise Broken

    def follow() -> None:
        at = start
        while True:
            last_round = over.is_set()
            for entry in readers.after(at):
                heard.append((entry.seq, entry.payload["name"]))
                at = entry.seq
            if last_round:
                return

    reader = threads.run(follow)
    writers = [threads.run(write, number) for number in range(4)]
    for each in writers:
        each.join(WAIT)
    over.set()
    reader.join(WAIT)
    written = Entry.objects.filter(seq__gt=start).order_by("seq")
    assert heard == [(entry.seq, entry.payload["name"]) for entry in written]
    assert [seq for seq, _name in heard] == list(range(start + 1, head() + 1))
    assert list(journal.breaks()) == []


@only_postgresql
def test_the_first_entries_of_all_come_at_once(committed: None, threads: Threads) -> None:
    """No head is there yet: of those who want to make it, one does."""
    user = build_user("admin@boras.example")
    Head.objects.all().delete()
    gate = threading.Barrier(4)

    def write(number: int) -> None:
        gate.wait()
        with transaction.atomic():
            journal.append("thing.done", subject=user, by=user, data={"name": str(number)})

    for number in range(4):
        threads.run(write, number)
    threads.join()
    assert sorted(names(0)) == ["0", "1", "2", "3"]
    assert list(journal.breaks()) == []


@only_postgresql
def test_needs_written_and_edited_at_once(place: Platform, threads: Threads) -> None:
    """Captures, edits of the same need and batches meet; numbers and journal stay whole."""
    people = [build_user(f"p{n}@boras.example", Role.LEAD, place.scope_ptr) for n in range(3)]
    shared = capture_need(platform=place, by=people[0], text="Vi letar nycklar.")
    gate = threading.Barrier(3)

    def one_by_one(by: User) -> None:
        gate.wait()
        for number in range(6):
            capture_need(platform=place, by=by, text=f"{by.name} {number}")

    def batch(by: User) -> None:
        gate.wait()
        for part in range(3):
            with journal.together():
                for number in range(4):
                    capture_need(platform=place, by=by, text=f"{by.name} {part} {number}")

    def edit(by: User) -> None:
        gate.wait()
        for number in range(6):
            edit_need(need=Need.objects.get(pk=shared.pk), by=by, text=f"Ändrat {number}")

    for work, by in zip((one_by_one, batch, edit), people, strict=True):
        threads.run(work, by)
    threads.join()
    assert Need.objects.count() == Need.objects.values("reference").distinct().count() == 1 + 6 + 12
    assert Need.objects.get(pk=shared.pk).version == 7
    assert list(journal.breaks()) == []


@only_postgresql
def test_who_dies_with_the_head_lets_go_of_it(place: Platform, threads: Threads) -> None:
    has_head, start = threading.Event(), head()

    def dies() -> None:
        with transaction.atomic():
            append(place, "never")
            has_head.set()
            # as a process that is killed: the system closes its socket, nobody says goodbye
            connection.connection.pgconn.finish()
        raise AssertionError("that was not committed")

    threads.run(dies)
    assert has_head.wait(WAIT)
    with transaction.atomic():
        hurry()
        append(place, "next")
    assert names(start) == ["next"]
    threads.threads[0].join(WAIT)
    [fault] = threads.faults
    assert isinstance(fault, OperationalError)
    threads.faults.clear()


@only_postgresql
def test_who_falls_silent_with_the_head_loses_it(
    place: Platform, threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without power: its connection looks alive. The database waits only so long."""
    monkeypatch.setattr(writing, "SILENT", "0.2")
    has_head, may_wake, start = threading.Event(), threading.Event(), head()

    def falls_silent() -> None:
        with transaction.atomic():
            append(place, "never")
            has_head.set()
            assert may_wake.wait(WAIT)

    threads.run(falls_silent)
    assert has_head.wait(WAIT)
    with transaction.atomic():
        hurry()
        append(place, "next")
    assert names(start) == ["next"]
    may_wake.set()
    threads.threads[0].join(WAIT)
    assert len(threads.faults) == 1
    threads.faults.clear()
    # only for a transaction that holds the head: a slow page elsewhere is not cut off
    with connection.cursor() as cursor:
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        assert cursor.fetchone() == ("0",)


@only_postgresql
def test_an_entry_locks_neither_its_actor_nor_its_city(place: Platform, threads: Threads) -> None:
    """Else one who has the head waits for one who changes an address and then wants the head."""
    user = build_user("admin@boras.example", Role.ADMINISTRATOR, place.scope_ptr)
    has_user, may_go_on = threading.Event(), threading.Event()

    def new_address() -> None:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email="new@boras.example")
            Platform.objects.select_for_update().get(pk=place.pk)
            has_user.set()
            assert may_go_on.wait(WAIT)
            append(place, "address", by=user)

    threads.run(new_address)
    assert has_user.wait(WAIT)
    with transaction.atomic():
        hurry()
        append(place, "other", by=user)
    may_go_on.set()
