"""The disk is full: what is committed counts, and nothing half written passes for whole."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from sprang.matching.index import Generation, derived, segments

from .indexes import another_process, change, filled, told

pytestmark = pytest.mark.usefixtures("small_files")
DRAFTS = ("words.new", "features.new")


def fill_disk(generation: Generation, drafts: Iterable[str]) -> None:
    """What is written there meets ENOSPC, from the system itself."""
    for name in drafts:
        (generation.path / name).symlink_to("/dev/full")


@pytest.mark.parametrize("draft", DRAFTS)
def test_what_is_committed_counts_without_its_files(
    tmp_path: Path, has_model: bool, draft: str
) -> None:
    _store, generation = filled(tmp_path / "whole")
    change(generation)
    after = told(another_process(_store, generation))
    store, generation = filled(tmp_path / "full")
    fill_disk(generation, [draft])
    change(generation)
    assert told(another_process(store, generation)) == after
    assert not list(generation.path.glob("*.new"))
    change(generation)
    assert told(another_process(store, generation)) == after


def test_what_is_cut_short_is_damaged_whatever_its_sum(tmp_path: Path) -> None:
    _store, generation = filled(tmp_path)
    path = next(generation.path.glob("found-*.words"))
    path.write_bytes(path.read_bytes()[:-1])
    name = path.stem.rpartition("-")[0]
    cut = path.replace(path.with_name(f"{name}-{derived.sum_of(path)}.words"))
    assert derived.mapped(cut, segments.LAYOUT) is None


def test_a_draft_that_could_not_be_written_is_taken_away(tmp_path: Path) -> None:
    store, generation = filled(tmp_path)
    arrays = another_process(store, generation)._opened.inverted.segments[0].arrays
    before = set(generation.path.iterdir())
    fill_disk(generation, DRAFTS)
    for extension in ("words", "features"):
        with pytest.raises(OSError, match="No space left"):
            derived.keep(generation.path, "found-0-5", extension, segments.LAYOUT, arrays)
    assert set(generation.path.iterdir()) == before
