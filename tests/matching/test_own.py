"""No stale answer after one's own write: waited for a moment, and told where that is not enough."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sprang.foundation.journal import standing, writing
from sprang.foundation.models import Entry, Head, Platform, User
from sprang.matching import own, searchables
from sprang.matching.index import store
from sprang.matching.search import match, search
from sprang.needs.actions import capture_need
from tests.cast import client_of
from tests.html import text_of

CatchUp = Callable[[], Any]
TEXT = "Tvätten kommer tillbaka våt."
MISSING = "Träffar kan saknas en stund"


@pytest.fixture
def indexed(boras: Platform, catch_up: CatchUp) -> None:
    """An index that has read everything there is so far."""
    catch_up()


def write(by: User, boras: Platform, text: str = TEXT) -> None:
    capture_need(platform=boras, by=by, text=text, visibility="internal")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "PATIENCE", 0.0)


def test_an_index_that_lacks_ones_own_is_told_of(
    nurse: User, teacher: User, boras: Platform, indexed: None, catch_up: CatchUp, impatient: None
) -> None:
    write(nurse, boras)
    assert not search("tvätten", nurse).complete
    assert not match(TEXT, nurse).complete
    assert search("tvätten", teacher).complete, "who has written nothing has nothing to wait for"
    catch_up()
    answer = search("tvätten", nurse)
    assert (answer.complete, answer.total) == (True, 1)


def test_pages_tell_it(
    nurse: User, boras: Platform, indexed: None, catch_up: CatchUp, impatient: None
) -> None:
    write(nurse, boras)
    assert MISSING in text_of(client_of(nurse).get("/boras/sok/?q=tvätten"))
    assert MISSING not in text_of(Client().get("/boras/sok/?q=tvätten"))
    catch_up()
    assert MISSING not in text_of(client_of(nurse).get("/boras/sok/?q=tvätten"))


def test_it_waits_for_the_worker_of_this_machine(
    nurse: User, boras: Platform, indexed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker moves the cursor while the question waits."""
    monkeypatch.setattr(own, "PATIENCE", 20.0)
    write(nurse, boras)
    generation, last = store().current(), Entry.objects.latest("seq")
    assert generation

    def follow() -> None:
        generation.move_to(type(generation.position)(last.seq, last.hash))

    timer = threading.Timer(0.2, follow)
    began = time.monotonic()
    timer.start()
    assert own.has_read_own(nurse, store())
    timer.join()
    assert 0.1 < time.monotonic() - began < 10


def test_what_was_written_long_ago_is_not_waited_for(
    nurse: User, boras: Platform, indexed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that stands still would otherwise hold every search up."""
    monkeypatch.setattr(own, "PATIENCE", 30.0)
    long_ago = timezone.now() - timedelta(minutes=1)
    monkeypatch.setattr(writing.timezone, "now", lambda: long_ago)
    write(nurse, boras)
    assert not search("tvätten", nurse).complete


def test_without_an_index_it_is_the_index_that_is_told_of(
    nurse: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "PATIENCE", 30.0)
    write(nurse, boras)
    assert own.has_read_own(nurse, store())
    assert not search("tvätten", nurse).complete


def test_an_index_is_filled_a_piece_at_a_time(
    make_need: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind PgBouncer there is no cursor that could hold the rest."""
    monkeypatch.setattr(searchables, "CHUNK", 2)
    needs = [make_need(text=f"Grinden nummer {n} står öppen.") for n in range(5)]
    with CaptureQueriesContext(connection) as captured:
        uids = [item.uid for item in searchables.searchable_of("need").items()]
    assert uids == [str(need.uid) for need in needs]
    assert sum(query["sql"].endswith("LIMIT 2") for query in captured) == 4, "2, 2, 1 and none"


@pytest.mark.parametrize(("is_behind", "asked"), [(False, 0), (True, 2)])
def test_an_index_at_the_head_of_the_journal_has_read_all(
    catch_up: CatchUp,
    nurse: User,
    boras: Platform,
    monkeypatch: pytest.MonkeyPatch,
    impatient: None,
    is_behind: bool,
    asked: int,
) -> None:
    """The head alone tells it: that the index is this database's, and that nothing is left."""
    catch_up()
    if is_behind:
        write(nurse, boras)
    head = Head.objects.get().hash
    monkeypatch.setattr(standing, "head", lambda: head)
    place, generation = store(), store().current()
    assert generation
    with CaptureQueriesContext(connection) as queries:
        assert own.has_read_own(nurse, place) is not is_behind
        generation.fits()
    assert len(queries) == asked
