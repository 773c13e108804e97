"""Every reader that is registered: read again from the beginning, it comes to the same state.

A new reader needs a `Check` here, made of what it keeps. Without one the first test fails.
"""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sprang.core.ranking import Document, features
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Head, Platform, User
from sprang.matching import health
from sprang.matching.index import Reach, store
from sprang.matching.index.searching import Snapshot, snapshot
from sprang.matching.index.tables import is_counted
from sprang.matching.searchables import searchables
from sprang.organisations.models import Organisation, Unit

from . import news
from .pairs import of_the_pairs, of_the_texts
from .told import as_they_must, of_the_notices, told_again, told_as_they_must
from .world import World

State = Callable[[], Any]


@dataclass(frozen=True)
class Check:
    """`state` is all that the reader keeps; `truth` the same, out of the database alone, of what
    `short` leaves of it. `is_again` compares the state that was lived with that of the replay."""

    state: State
    truth: State
    short: Callable[[Any], Any] = list
    is_again: Callable[[Any, Any], bool] = operator.eq


def of_the_index() -> Any:
    """Every document with all that can be asked of it, and how common each of its features is."""
    now = snapshot(store())
    documents = now.documents(now.places.numbers)
    return sorted(_told(now, at, each) for at, each in enumerate(documents))


def _told(now: Snapshot, at: int, document: Document) -> tuple[Any, ...]:
    places, told = now.places, now.places.told[at]
    audience, counted = places.words[int(told["audience"])], features.of_document(document)
    statistics = now.statistics(Reach(frozenset({audience}), (audience,)))
    common = {each: statistics.document_frequency(each) for each in counted}
    if is_counted(audience):
        assert min(common.values()) >= 1
    where, is_open = int(told["platform"]), bool(places.is_open[at])
    words = [(word.surface, word.terms) for word, _ in document.weighted_words]
    changed, several = int(told["changed"]), sorted(common.items())
    return (document.id, document.kind, audience, where, is_open, changed, words, several)


def of_the_database() -> Any:
    """What the index ought to hold: uid, kind, audience, when it changed."""
    items = [item for each in searchables() for item in each.items()]
    return sorted((item.uid, item.kind, item.audience, item.stamp) for item in items)


def short(state: Any) -> Any:
    return [(uid, kind, audience, changed) for uid, kind, audience, _, _, changed, _, _ in state]


CHECKS: dict[str, Check] = {
    "search-index": Check(of_the_index, of_the_database, short),
    "watches": Check(of_the_notices, as_they_must, told_as_they_must, told_again),
    "likenesses": Check(of_the_pairs, of_the_texts),
    "news": Check(news.of_the_news, news.as_they_must, news.told_as_they_must),
}


def test_every_reader_has_a_check() -> None:
    assert CHECKS.keys() == set(readers.names())


DEEDS = [name for name in vars(World) if not name.startswith("_")]
steps = st.lists(
    st.tuples(st.sampled_from([*DEEDS, "follow", "follow"]), st.integers(0, 11)), max_size=25
)

BEGUN = [("capture", 1), ("capture", 4), ("capture", 7), ("solve", 1), ("company", 2)]
CHANGED = [("edit", 0), ("share", 1), ("withdraw", 1), ("remove", 0), ("retire", 0), ("close", 0)]
"""What is in the index already is changed, hidden and taken away."""
CROWDED = [("crowd", 0), ("follow", 1), ("withdraw", 1), ("close", 4), ("share", 8), ("follow", 1)]
"""Of a crowd, who each text is nearest to changes as some of it goes."""
WATCHED = [*BEGUN, ("follow", 1), ("watch", 0), ("watch", 1), ("stop", 0), ("capture", 2)]
TURNED = [("capture", 1), ("watch", 0), ("capture", 8), ("follow", 1), ("edit", 0)]
"""What is watched for is turned into something that is like what came before."""
HEEDED = [*BEGUN, ("heed", 0), ("heed", 1), ("talk", 0), ("follow", 1), ("talk", 1), ("unheed", 0)]
"""Needs are followed and talked about; one is given up, and something happens to it."""
AGAIN = [("follow", 1), ("capture", 4), ("resume", 0), ("capture", 8), ("edit", 1), ("follow", 0)]
"""Watches of needs; one is stopped while something comes, and begun again."""


@pytest.fixture
def world(boras: Platform, vard: Unit, lead: User, nurse: User) -> World:
    return World(boras, vard, lead, nurse)


def follow_to(name: str) -> int:
    """What reads the index comes after it."""
    readers.follow("search-index")
    return readers.follow(name) if name != "search-index" else 0


def follow(name: str, is_twice: bool) -> None:
    """As the worker does; at least once means that it may be told the last batch again."""
    follow_to(name)
    if is_twice and name in readers._local:
        reader = readers._local[name]()
        reader.handle(readers.after(max(0, reader.position() - 2)))


def prove(name: str) -> None:
    """All is read; what is kept is what the database says, and the same when made anew."""
    check = CHECKS[name]
    assert readers.lag_of(name) == 0
    live = check.state()
    assert check.short(live) == check.truth()
    readers.replay(name)
    assert readers.lag_of(name) == 0
    again = check.state()
    assert check.is_again(live, again)
    assert check.short(again) == check.truth()


@pytest.mark.parametrize("name", readers.names())
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=steps, batch=st.sampled_from([1, 2, 3, 500]))
@example(done=[*BEGUN, ("follow", 1), *CHANGED], batch=500)
@example(done=[*BEGUN, ("follow", 0), *CHANGED, ("follow", 0), *BEGUN], batch=2)
@example(done=[*CROWDED, ("remove", 3), ("crowd", 2), ("share", 4), ("edit", 7)], batch=500)
@example(done=[("crowd", 1), *CROWDED, ("crowd", 3), ("edit", 7)], batch=500)
@example(done=[*WATCHED, *AGAIN, *CHANGED], batch=2)
@example(done=TURNED, batch=500)
@example(done=[*HEEDED, *CHANGED, ("talk", 0), ("heed", 0), ("talk", 1)], batch=2)
def test_read_again_it_comes_to_the_same(
    name: str, world: World, done: list[tuple[str, int]], batch: int
) -> None:
    before = transaction.savepoint()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "BATCH", batch)
        readers.replay(name)
        for deed, n in done:
            if deed == "follow":
                follow(name, is_twice=n % 2 == 0)
            else:
                getattr(world, deed)(n)
        follow_to(name)
        prove(name)
    transaction.savepoint_rollback(before)


@pytest.mark.parametrize("name", readers.names())
@pytest.mark.parametrize("behind", [-1, 0, 1])
def test_at_the_edge_of_a_batch(
    name: str, behind: int, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many entries as a batch takes, one fewer, one more."""
    follow_to(name)
    monkeypatch.setattr(readers, "BATCH", 4)
    for n in range(4 + behind):
        world.capture(n)
    assert readers.lag_of(name) == 4 + behind
    if name != "search-index":
        readers.follow("search-index")
    readers.follow(name)
    assert readers.lag_of(name) == 0
    prove(name)


@pytest.mark.parametrize("name", readers.names())
def test_an_empty_journal(name: str, db: None) -> None:
    assert not Head.objects.exists()
    assert (readers.follow(name), readers.replay(name), readers.lag_of(name)) == (0, 0, 0)


def test_what_the_index_has_lost_is_told(world: World) -> None:
    """The proof above can fail: a document that is gone, and one too many, are both seen."""
    world.capture(1)
    world.company(2)
    readers.follow("search-index")
    assert health.problems() == []
    state = of_the_index()
    assert {each[1] for each in state} == {"need", "innovator"}
    Organisation.objects.filter(is_listed=True).update(is_listed=False)
    assert short(state) != of_the_database()
    assert health.problems() != []


class Counting:
    """How a reader with rows in the database is to be made: it can be forgotten and made again."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def __call__(self, entries: Sequence[Entry], /) -> None:
        for entry in entries:
            self.counts[entry.kind] = self.counts.get(entry.kind, 0) + 1

    def forget(self) -> None:
        self.counts.clear()


def test_a_reader_that_counts_counts_nothing_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting()
    reader = readers.Reader("counting", counting, counting.forget)
    monkeypatch.setattr(readers, "_readers", {"counting": reader})
    for n in range(3):
        world.capture(n)
        readers.follow("counting")
    live = dict(counting.counts)
    assert live["need.captured"] == 3
    readers.replay("counting")
    assert counting.counts == live
