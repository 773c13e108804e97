"""Two at once: who begins watches, who reads their beginning, what is written meanwhile."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from sprang.foundation.enums import Role
from sprang.foundation.errors import Refused
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Platform, User
from sprang.matching.index import store
from sprang.matching.index.searching import snapshot
from sprang.matching.models import Notice, Watch
from sprang.matching.watching import actions, reading
from sprang.matching.watching.actions import resume_watch, stop_watch, watch_words
from tests.cast import build_city, build_need, build_user
from tests.foundation.at_once import WAIT, Threads, only_postgresql, until, waiting_for_locks


@pytest.fixture
def here(committed: None) -> Platform:
    return build_city("boras", "Borås").platform


@pytest.fixture
def watcher(here: Platform) -> User:
    return build_user("watcher@boras.example", Role.MEMBER, here)


@pytest.fixture
def threads() -> Iterator[Threads]:
    started = Threads()
    yield started
    started.join()


def beside(threads: Threads, first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """`second` while `first` has done its work and not yet committed."""
    is_done = threading.Event()

    def work() -> None:
        with transaction.atomic():
            first()
            is_done.set()
            until(waiting_for_locks)

    threads.run(work)
    assert is_done.wait(WAIT)
    second()
    threads.join()


@only_postgresql
def test_what_is_written_while_a_watch_begins_is_older_than_it(
    here: Platform, watcher: User, threads: Threads
) -> None:
    """It gets its number first: nothing that was there already is told as new."""
    build_need(here, text="Vi söker en vikarie.")
    readers.run_all()
    beside(
        threads,
        lambda: build_need(here, text="Vi söker två vikarier.", visibility="public"),
        lambda: watch_words(words="vikarier", platform=here, by=watcher),
    )
    new = build_need(here, text="Vi söker tre vikarier.", visibility="public")
    readers.run_all()
    assert [each.found for each in Notice.objects.all()] == [new.uid]


@only_postgresql
@pytest.mark.parametrize("is_resumed", [False, True])
def test_two_at_once_do_not_pass_the_limit(
    here: Platform, watcher: User, threads: Threads, monkeypatch: Any, is_resumed: bool
) -> None:
    monkeypatch.setattr(actions, "MOST_WATCHES", 1)
    old = watch_words(words="skift", platform=here, by=watcher)
    stop_watch(watch=old, by=watcher)
    begin = partial(watch_words, platform=here, by=watcher)
    again = partial(resume_watch, watch=old, by=watcher)
    second = again if is_resumed else partial(begin, words="timvikarie")
    with pytest.raises(Refused):
        beside(threads, partial(begin, words="vikarier"), second)
    assert Watch.objects.filter(stopped_at=None).count() == 1


@only_postgresql
def test_the_same_watch_pressed_twice_is_one(
    here: Platform, watcher: User, threads: Threads
) -> None:
    begun: list[Watch] = []

    def begin() -> None:
        begun.append(watch_words(words="vikarier", platform=here, by=watcher))

    beside(threads, begin, begin)
    assert begun[0] == begun[1]
    assert Entry.objects.filter(kind="watch.started").count() == 1


@only_postgresql
@pytest.mark.parametrize("is_replay", [False, True])
def test_two_workers_read_the_same_beginning(
    here: Platform, watcher: User, threads: Threads, is_replay: bool
) -> None:
    """The second waits for the first, and neither has to read its piece once more."""
    readers.follow("search-index")
    watch = watch_words(words="timvikarie", platform=here, by=watcher)
    entries, now = list(Entry.objects.filter(kind="watch.started")), snapshot(store())
    keep = partial(reading.keep_begun, entries, now)
    if is_replay:
        keep()
    beside(threads, keep, keep)
    terms = watch.terms.values_list("term", flat=True)
    assert len(terms) == len(set(terms)) > 1
    watch.refresh_from_db()
    assert watch.since == entries[0].seq
