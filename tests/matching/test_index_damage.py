"""Files of the index that are lost, damaged or swept away: nobody breaks, nothing is made up."""

from pathlib import Path

import numpy as np
import pytest

from sprang.matching.index import EVERYTHING, Unusable, Writer, derived, opening
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.told import TOLD
from sprang.matching.index.worded import TEXT, WORD

from .indexes import another_process, filled, item, reader, told

pytestmark = pytest.mark.usefixtures("small_files")


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


def sizes(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_size for path in folder.rglob("*.*") if "found-" not in path.name}


def turned(path: Path, at: int, bit: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[at] ^= 1 << bit
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("places.told", 2 * TOLD.itemsize + 19), ("words.told", 2 * WORD.itemsize + 13),
        ("words.told", 2 * WORD.itemsize + 21), ("texts.told", 2 * TEXT.itemsize + 5),
        ("texts.told", 2 * TEXT.itemsize + 13),
    ],
)  # fmt: skip
def test_who_finds_damage_cuts_nothing_off(
    tmp_path: Path, has_model: bool, file: str, at: int
) -> None:
    """A process that has it mapped would be ended by reading on."""
    _store, generation = filled(tmp_path)
    turned(generation.path / file, at, 6)
    before = sizes(generation.path)
    with pytest.raises(Unusable):
        Writer(generation)
    assert sizes(generation.path) == before


@pytest.mark.parametrize("at", [4, 3, 1, 0])
def test_an_end_that_is_damaged_asks_for_no_more_than_there_is(tmp_path: Path, at: int) -> None:
    """Numbers up to there would take gigabytes, for the process to be ended by."""
    store, generation = filled(tmp_path)
    turned(generation.path / "texts.told", 2 * TEXT.itemsize + at, 5)
    now = another_process(store, generation)
    with pytest.raises(Unusable, match="They end at"):
        now.texts(np.array([2]))
    assert (generation.path / "broken").exists()


def test_words_of_what_was_not_committed_are_nobody_s(tmp_path: Path, has_model: bool) -> None:
    """They are cut off by the next who writes, and were read by nobody till then."""
    store, generation = filled(tmp_path)
    before = sizes(generation.path)
    lost = Writer(generation)
    lost.add(item("lost", "oanad", "oerhörd"))
    lost._write()
    now = another_process(store, generation)
    assert now.completions("o", EVERYTHING, 9) == []
    assert max(len(now._opened.vocabulary.rest["order"]), now._opened.vocabulary.count) <= 8
    with Writer(generation):
        pass
    left = sizes(generation.path)
    names = generation.path.rglob("places.names")  # these only grow
    assert {path: left[path] for path in before} == before | {path: left[path] for path in names}


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
