"""A writer commits while a reader opens the files, or a new index is taken into use."""

from pathlib import Path
from typing import Any

import pytest

from sprang.matching.index import Generation, Position, Unusable, Writer, opening, segment_files
from sprang.matching.index.generation import COMMIT
from sprang.matching.index.inverted import Inverted
from sprang.matching.index.searching import Snapshot, snapshot

from .indexes import another_process, change, filled, item, told

pytestmark = pytest.mark.usefixtures("small_files")


def test_a_file_that_was_made_anew_lacks_nothing_of_an_earlier_state(
    tmp_path: Path, has_model: bool
) -> None:
    """It has no longer the rows that were replaced, and the new ones are of a later state."""
    store, generation = filled(tmp_path)
    before = told(another_process(store, generation))
    files = set(generation.path.glob("found-*.words"))
    late = opening.Opened(generation, (0, 0), generation.places())
    with Writer(generation) as writer:
        writer.put([item(f"d{n}", "hiss", "råtta") for n in range(8)], [f"d{n}" for n in range(8)])
    assert not files & set(generation.path.glob("found-*.words"))
    segment_files._mapped.clear()
    assert told(Snapshot(late.whole())) == before


def test_who_is_overtaken_opens_again(
    tmp_path: Path, has_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    _store, generation = filled(tmp_path / "one")
    change(generation)
    after = told(another_process(_store, generation))
    store, generation = filled(tmp_path / "other")
    read, changes = Inverted.read, [generation]

    def overtaken(*given: Any) -> Inverted:
        if changes:
            change(changes.pop())
        return read(*given)

    monkeypatch.setattr(Inverted, "read", overtaken)
    now = another_process(store, generation)
    assert told(now) == after
    assert now._opened.places.read_to == generation.committed


def test_who_is_overtaken_again_and_again_answers_all_the_same(
    tmp_path: Path, has_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, generation = filled(tmp_path)
    read, times = Inverted.read, list[Generation]()

    def overtaken(*given: Any) -> Inverted:
        times.append(generation)
        with Writer(generation) as writer:
            writer.put([item("d3", "råttor", f"hiss {len(times)}")], ["d3"])
        return read(*given)

    monkeypatch.setattr(Inverted, "read", overtaken)
    assert "d3" in told(another_process(store, generation)).found
    assert len(times) == 3


def test_what_is_being_swept_away_is_not_read_as_empty(tmp_path: Path, has_model: bool) -> None:
    _store, generation = filled(tmp_path)
    (generation.path / COMMIT).unlink()
    with pytest.raises(Unusable):
        generation.places()


def test_of_what_was_swept_away_meanwhile_nothing_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its own space it would be taken for one in the space that ships."""
    store, old = filled(tmp_path)
    _store, new = filled(tmp_path)
    for each in (new, old):
        each.move_to(Position())
        (store.folder / "current").write_text(each.path.name)
    whole = opening.Opened.whole

    def swapped(known: opening.Opened) -> opening.Opened:
        if known.generation == old:
            store.swap(new)
        return whole(known)

    monkeypatch.setattr(opening.Opened, "whole", swapped)
    monkeypatch.setattr(store, "sweep", lambda: None)  # it has come to its space, and no further
    assert snapshot(store).generation == new
