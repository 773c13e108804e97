"""The journal: one chain, written with the change itself, that tells when it was touched."""

from collections.abc import Sequence

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from sprang.foundation import journal
from sprang.foundation.access import Held, access_from
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Platform, ReaderCursor

Written = list[Entry]


@pytest.fixture
def written(boras: Platform) -> Written:
    with transaction.atomic():
        for number in range(5):
            journal.append("thing.done", subject=boras, by=None, data={"n": number})
    return list(Entry.objects.order_by("seq"))


def test_entries_follow_each_other_without_gaps(written: Written) -> None:
    assert [entry.seq for entry in written] == list(range(1, len(written) + 1))
    assert [entry.prev_hash for entry in written[1:]] == [entry.hash for entry in written[:-1]]
    assert list(journal.breaks()) == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        journal.append("thing.done", subject=Platform(slug="x"), by=None)


def test_a_change_that_fails_leaves_no_entry(written: Written, boras: Platform) -> None:
    def fail() -> None:
        with transaction.atomic():
            journal.append("thing.done", subject=boras, by=None)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert Entry.objects.count() == len(written)


class Listener:
    def __init__(self) -> None:
        self.heard: list[int] = []

    def __call__(self, entries: Sequence[Entry]) -> None:
        self.heard += [entry.seq for entry in entries]

    def forget(self) -> None:
        self.heard.clear()


def test_a_reader_hears_each_entry_once_and_in_order(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "BATCH", 2)
    listener = Listener()
    reader = readers.Reader("listener", listener, listener.forget)
    assert readers.run(reader) == len(written)
    assert readers.run(reader) == 0
    assert listener.heard == [entry.seq for entry in written]


def test_a_replayed_reader_hears_all_of_it_again(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener()
    monkeypatch.setattr(readers, "_readers", {})
    readers.register("listener", listener, listener.forget)
    seqs = [entry.seq for entry in written]
    assert readers.run_all() >= len(seqs)
    assert readers.replay("listener") == len(seqs)
    assert listener.heard == seqs
    assert readers.lag()["listener"] == 0


def test_a_reader_that_fails_stays_where_it_was(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(entries: Sequence[Entry]) -> None:
        raise ValueError("stumbled")

    with pytest.raises(ValueError, match="stumbled"):
        readers.run(readers.Reader("clumsy", stumble, lambda: None))
    assert ReaderCursor.objects.filter(name="clumsy", seq__gt=0).count() == 0


@given(role=st.sampled_from(Role), above=st.lists(st.integers(2, 9), unique=True))
def test_only_roles_inside_open_a_platform(role: Role, above: list[int]) -> None:
    scopes = {1: ScopeKind.PLATFORM} | dict.fromkeys(above, ScopeKind.UNIT)
    access = access_from([Held(role, scopes, frozenset({10}))])
    is_guest = role in (Role.PARTNER, Role.RESEARCHER, Role.CITIZEN)
    assert ("platform:1" in access.audiences) is not is_guest
    assert ("network" in access.audiences) is (role != Role.CITIZEN)
    assert ("lead:10" in access.audiences) is (role in (Role.LEAD, Role.ADMINISTRATOR))
