"""The worker is killed while it writes: whoever reads goes on, and whoever writes next goes on."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sprang.matching.index import Generation, Writer
from sprang.matching.index.columns import Column

from .indexes import another_process, change, filled, item, reader, told

pytestmark = pytest.mark.usefixtures("small_files")


class Killed(BaseException):
    """Nothing is done after it: what `finally` and `except` would do is not done either."""


class Steps:
    """Counts what is done to files, and kills before the one that is asked for; of what is
    appended half is written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._left, self.steps = -1, list[str]()
        append = Column.append
        monkeypatch.setattr(Column, "append", self._halved(append))
        for where, name in (
            (Column, "cut"), (Column, "sync"), (Path, "replace"), (Path, "unlink"),
        ):  # fmt: skip
            monkeypatch.setattr(where, name, self._counted(getattr(where, name), name))

    def kill_at(self, step: int) -> None:
        self._left, self.steps = step, []

    def live(self) -> None:
        self._left = -1

    def _now(self, name: str) -> bool:
        self.steps.append(name)
        self._left -= self._left > 0
        return self._left == 0

    def _counted(self, done: Callable[..., Any], name: str) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            if self._left >= 0 and self._now(name):
                raise Killed
            return done(*given, **named)

        return counted

    def _halved(self, append: Callable[..., None]) -> Callable[..., None]:
        def halved(column: Column, values: bytes) -> None:
            if self._left >= 0 and self._now("append"):
                append(column, values[: len(values) // 2])
                raise Killed
            append(column, values)

        return halved


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    found = Steps(monkeypatch)
    yield found
    found.live()


def test_killed_at_any_step_of_writing(tmp_path: Path, has_model: bool, steps: Steps) -> None:
    """Who has it open sees what was; who opens it sees that, or all that is new; the next who
    writes, as the journal tells it once more, leaves what there would have been."""
    store, generation = filled(tmp_path / "whole")
    before = told(reader(store, generation))
    change(generation)
    after = told(another_process(store, generation))
    assert before != after
    assert bool(before.by_model) is has_model
    for step in count(1):
        store, generation = filled(tmp_path / str(step))
        open_now = another_process(store, generation)
        steps.kill_at(step)
        try:
            change(generation)
            break
        except Killed:
            steps.live()
        assert told(another_process(store, generation)) in (before, after)
        assert told(open_now) == before
        change(generation)
        assert told(another_process(store, generation)) == after
        assert told(open_now) == before
        assert not list(generation.path.rglob("*.new"))
    assert {"append", "cut", "sync", "replace", "unlink"} <= {*steps.steps}


def test_killed_before_the_swap(tmp_path: Path, has_model: bool, steps: Steps) -> None:
    """A half-made index is nobody's, and is swept away before the next is made."""
    store, first = filled(tmp_path)
    store.swap(first)
    steps.kill_at(20)
    with pytest.raises(Killed):
        filled(tmp_path)
    steps.live()
    assert store.current() == first
    left = set(store.folder.glob("g-*")) - {first.path}
    assert len(left) == 1
    with store.locked():
        store.sweep()
    assert set(store.folder.glob("g-*")) == {first.path}


def test_what_was_not_committed_is_not_read(tmp_path: Path, has_model: bool) -> None:
    """It would be cut off under the reader, which ends a process that has it mapped."""
    store, generation = filled(tmp_path)
    writer = Writer(generation)
    writer.put([item("ny", "hiss", "hiss")], ["d3"])
    writer._write()
    now = another_process(store, generation)._opened
    assert now.places.read_to == 8
    assert now.vectors is None or (now.vectors.read_to, len(now.vectors)) == (8, 8)


def test_what_is_committed_is_on_the_disk(
    tmp_path: Path, has_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it before the number that says so: the power may go."""
    _store, generation = filled(tmp_path)
    synced, sync, commit = set[Path](), Column.sync, Generation.commit

    def told_of(column: Column) -> None:
        synced.add(column._path)
        sync(column)

    def checked(self: Generation, records: int) -> None:
        files = {
            each for each in self.path.rglob("*.*") if each.suffix and "found-" not in each.name
        }
        assert synced == files
        commit(self, records)
        synced.clear()

    monkeypatch.setattr(Column, "sync", told_of)
    monkeypatch.setattr(Generation, "commit", checked)
    change(generation)
    assert not synced
