"""What a process lacks just now (files that it may open, memory, room on the disk) is no damage."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sprang.foundation.models import User
from sprang.matching import index
from sprang.matching.index import Position, Unusable, opening, segment_files, vocabulary_files
from sprang.matching.index.broken import Hindered
from sprang.matching.index.columns import Column
from sprang.matching.index.filling import rebuild
from sprang.matching.index.generation import COMMIT
from sprang.matching.index.searching import snapshot
from sprang.matching.index.storage import Store
from sprang.matching.search import match
from sprang.needs.models import Need

from .test_inverted import files, filled, item

LACKING = [
    OSError(errno.EMFILE, "Too many open files"), OSError(errno.ENOMEM, "Cannot allocate memory"),
    MemoryError(),
]  # fmt: skip


@contextmanager
def refused(where: Any, name: str, fault: Exception) -> Iterator[None]:
    def refuse(*_given: Any, **_named: Any) -> Any:
        raise fault

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, name, refuse)
        yield


def another_process() -> None:
    for kept in (segment_files, vocabulary_files):
        kept._mapped = {}
    opening._opened.clear()


@pytest.fixture
def place(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    generation = filled(store.begin().path)
    generation.move_to(Position())
    store.swap(generation)
    return store


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize(
    ("where", "name"),
    [(Path, "read_text"), (Path, "read_bytes"), (np, "memmap"), (np, "fromfile"), (Path, "open")],
)
def test_nothing_is_condemned_or_taken_away(
    place: Store, where: Any, name: str, lacking: Exception
) -> None:
    generation = place.current()
    assert generation
    before = files(generation.path)
    another_process()
    with refused(where, name, lacking), suppress(Hindered):
        snapshot(place).statistics(index.EVERYTHING)
    assert not (generation.path / "broken").exists()
    assert files(generation.path) == before
    assert len(snapshot(place)) == 8


def test_what_is_damaged_is_still_condemned(place: Store) -> None:
    generation = place.current()
    assert generation
    another_process()
    broken = OSError(errno.EIO, "Input/output error")
    with refused(np, "fromfile", broken), pytest.raises(Unusable) as told:
        snapshot(place)
    assert not isinstance(told.value, Hindered)
    assert (generation.path / "broken").exists()


def test_a_full_disk_lets_nothing_be_made_anew(
    make_need: Callable[..., Need], twin: Need, outsider: User, catch_up: Callable[[], int]
) -> None:
    """That would want twice the room; when there is room again, all comes in."""
    catch_up()
    before = index.store().current()
    new = make_need(text="Råttor i soprummet vid hissen", visibility="public")
    full = OSError(errno.ENOSPC, "No space left on device")
    with refused(Column, "append", full), pytest.raises(Hindered):
        catch_up()
    assert index.store().current() == before
    assert len(list(index.store().folder.glob("g-*"))) == 1
    catch_up()
    assert index.store().current() == before
    assert new in [hit.found for hit in match(new.text, outsider, ["need"]).hits]


def test_two_commits_within_one_tick_of_the_clock_are_two(tmp_path: Path) -> None:
    """The inode is given again when the file before the last is gone."""
    store = Store(tmp_path)
    generation = filled(store.begin().path)
    before = opening.opened(store, generation)
    told = generation.path / COMMIT
    then, whole = told.stat().st_mtime_ns, told.read_text()
    with index.Writer(generation) as writer:
        writer.put([item("new", "råtta", "råttor", "public")], ["d1"])
    now = told.read_text()
    assert now != whole
    told.write_text(now)
    os.utime(told, ns=(then, then))
    assert opening.opened(store, generation) is not before
    assert "new" in {opening.opened(store, generation).places.uid(at) for at in range(8)}


def test_a_rebuild_while_one_reads(twin: Need, outsider: User, catch_up: Callable[[], int]) -> None:
    """Who has begun to ask goes on with what was there, though its files are swept away."""
    catch_up()
    now = snapshot(index.store())
    rebuild()
    assert not now.generation.path.exists()
    (there,) = now.named([str(twin.uid)], index.EVERYTHING)
    assert there.id == str(twin.uid)
    assert now.statistics(index.EVERYTHING).documents
    assert match(twin.text, outsider).complete
