"""The worker is killed while it writes: whoever reads goes on, and whoever writes next goes on."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from sprang.core.ranking import Query
from sprang.core.ranking.scoring import feature_weights
from sprang.matching import embedding
from sprang.matching.index import (
    EVERYTHING,
    Generation,
    Item,
    Unusable,
    Writer,
    derived,
    inverted,
    opening,
    segment_files,
    segments,
    vocabulary_files,
)
from sprang.matching.index.clauses import Narrowed, asking
from sprang.matching.index.columns import Column
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.storage import Store

SOME = "sopbil soprum hiss trappa Hissen hissnyckel Råtta råttor".split()
ASKED = Query.from_text("Råttor i soprummet vid hissen", "sv")
PLACE = np.array([1, 0.5, 0.2], dtype=np.float32)


class Killed(BaseException):
    """Nothing is done after it: what `finally` and `except` would do is not done either."""


class Told(NamedTuple):
    """What an index answers."""

    found: list[str]
    near: set[str]
    by_model: set[str]
    words: list[str]
    frequency: int


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file for each few rows, made anew after few changes."""
    for module, name, value in (
        (segments, "MOST", 5), (inverted, "MOST", 5), (inverted, "LAST", 1),
        (inverted, "STALE", 0), (vocabulary_files, "FEW", 0),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


@pytest.fixture(params=[False, True], ids=["words", "with a sentence model"])
def has_model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    def encode(texts: list[str]) -> np.ndarray:
        return np.array([[1 + len(text), text.count("s"), 1] for text in texts], dtype=np.float32)

    made = embedding.Model("own", "0123", 3, encode) if request.param else None  # type: ignore[arg-type]
    monkeypatch.setattr(embedding, "model", lambda: made)
    return bool(request.param)


def item(uid: str, title: str, text: str) -> Item:
    return Item(uid, "need", "öppen", title, text, datetime.fromtimestamp(0, UTC), 7, "sv")


def filled(folder: Path) -> tuple[Store, Generation]:
    store = Store(folder)
    generation = store.begin()
    with Writer(generation) as writer:
        for n in range(8):
            writer.add(item(f"d{n}", SOME[n], f"{SOME[n - 1]} {SOME[n]}"))
    return store, generation


def change(generation: Generation) -> None:
    with Writer(generation) as writer:
        writer.put(
            [item("d1", "trappa", "trapphus"), item("ny", "hiss", "råttfälla")], ["d1", "ny"]
        )
        writer.put([], ["d2"])


def reader(store: Store, generation: Generation) -> Snapshot:
    return Snapshot(opening.opened(store, generation).whole())


def another_process(store: Store, generation: Generation) -> Snapshot:
    for kept in (segment_files, vocabulary_files):
        kept._mapped = {}
    opening._opened.clear()
    return reader(store, generation)


def told(now: Snapshot) -> Told:
    statistics = now.statistics(EVERYTHING)
    asked = asking(feature_weights(ASKED, statistics), statistics)
    rows = now.candidates(asked, EVERYTHING, Narrowed(), 9)
    place = now.space.text([(word.terms, 1) for word in ASKED.words], "sv")
    near = now.near(place, EVERYTHING, Narrowed(), 9)
    by_model = now.near(PLACE, EVERYTHING, Narrowed(), 9, by_model=True)
    return Told(
        list(now.texts(rows).ids),
        set(now.texts(near).ids),
        set(now.texts(by_model).ids),
        now.completions("r", EVERYTHING, 9) + now.completions("t", EVERYTHING, 9),
        statistics.document_frequency(("terms", "hiss")),
    )


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
    steps.kill_at(30)
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


def test_lost_vectors_are_told_of(tmp_path: Path, has_model: bool) -> None:
    """A power cut, or a hand: neither reading nor writing goes on as if they were there."""
    store, generation = filled(tmp_path)
    if not has_model:
        return
    path = generation.path / "embedding" / "places.told"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Unusable):
        another_process(store, generation)
    with pytest.raises(Unusable):
        Writer(generation)


def test_who_reads_keeps_what_was_swept_away(tmp_path: Path, has_model: bool) -> None:
    store, generation = filled(tmp_path)
    now = another_process(store, generation)
    before = told(another_process(store, generation))
    generation.remove()
    assert told(now) == before


def test_of_what_is_gone_nothing_is_made_up(tmp_path: Path, has_model: bool) -> None:
    """Whoever comes too late is told so; it does not break."""
    store, generation = filled(tmp_path)
    late = Snapshot(opening.Opened(generation, (0, 0), generation.places()))
    generation.remove()
    with pytest.raises(Unusable):
        late.documents(np.arange(2))
    opening._opened.clear()
    with pytest.raises(Unusable):
        reader(store, generation)


def test_too_many_open_files_damage_nothing(
    tmp_path: Path, has_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, generation = filled(tmp_path)
    before, made = told(reader(store, generation)), set(generation.path.glob("found-*"))

    def refused(_path: Path) -> str:
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patched:
        patched.setattr(derived, "sum_of", refused)
        assert told(another_process(store, generation)) == before
    assert made
    assert set(generation.path.glob("found-*")) == made


def test_damage_that_one_may_not_take_away_is_done_without(
    tmp_path: Path, has_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A web process that may only read."""
    store, generation = filled(tmp_path)
    before = told(reader(store, generation))
    for path in generation.path.glob("found-*"):
        path.write_bytes(path.read_bytes()[:-1])

    def refused(*_: object, **_named: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        assert told(another_process(store, generation)) == before


def test_a_name_of_which_half_is_there_is_none(tmp_path: Path, has_model: bool) -> None:
    store, generation = filled(tmp_path)
    before = told(reader(store, generation))
    with (generation.path / "places.names").open("ab") as file:
        file.write("nå".encode()[:2])
    assert told(another_process(store, generation)) == before


def test_files_of_more_rows_than_there_are_go(tmp_path: Path, has_model: bool) -> None:
    """Their rows will be other texts'."""
    _store, generation = filled(tmp_path)
    path = next(generation.path.glob("found-*.words"))
    stray = path.with_name(f"found-5-900-{path.stem[-8:]}.words")
    words = next(generation.path.glob("found-*.features"))
    other = words.with_name(f"found-9000-{words.stem[-8:]}.features")
    stray.write_bytes(path.read_bytes())
    other.write_bytes(words.read_bytes())
    with Writer(generation):
        pass
    assert not stray.exists()
    assert not other.exists()
    assert path.exists()


def test_the_last_word_counts_within_one_writing(tmp_path: Path, has_model: bool) -> None:
    store, generation = filled(tmp_path)
    with Writer(generation) as writer:
        writer.put([item("ny", "hiss", "hiss")], ["ny"])
        writer.put([], ["ny"])
    now = another_process(store, generation)
    assert "ny" not in {*told(now).found, *told(now).by_model}
    assert len(now) == 8
