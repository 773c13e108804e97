"""A bit that turns on the disk is told, and the index is made anew."""

import os
from pathlib import Path

import pytest

from sprang.foundation.journal import readers
from sprang.matching import health, index
from sprang.matching.index import Unusable, checking, derived, sums
from sprang.matching.index.generation import COMMIT
from sprang.matching.index.storage import Store
from sprang.needs.models import Need

from .indexes import change, filled
from .test_health import told
from .test_index_damage import turned

OFTEN = ("places.int8", "places.told", "places.names", "words.told", "words.codes")
FILES = (*OFTEN, "words.spelled", "texts.told", "texts.words")


def long_ago(path: Path) -> None:
    os.utime(path, (1, 1))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("where", [0.0, 0.5, 0.999])
def test_a_turned_bit_is_found(tmp_path: Path, has_model: bool, file: str, where: float) -> None:
    _store, generation = filled(tmp_path)
    generation.check()
    path = generation.path / file
    turned(path, int(path.stat().st_size * where), 3)
    with pytest.raises(Unusable, match=f"Not as it was written: {file} in"):
        generation.check()


def test_what_is_written_after_is_summed_too(tmp_path: Path, has_model: bool) -> None:
    """Only what is new is read for it, and the sum is that of the whole."""
    _store, generation = filled(tmp_path)
    before = sums.read(generation._told()[1:])
    change(generation)
    after = sums.read(generation._told()[1:])
    generation.check()
    assert {name for name in after if after[name] != before[name]} >= set(FILES)
    for name, (size, crc) in after.items():
        path = generation.path / name
        assert (path.stat().st_size, derived.sum_of(path)) == (size, f"{crc:08x}")
    assert ("embedding/places.told" in after) == has_model
    turned(generation.path / "texts.words", before["texts.words"].size, 0)
    with pytest.raises(Unusable):
        generation.check()


def test_what_was_not_committed_is_not_looked_at(tmp_path: Path, has_model: bool) -> None:
    _store, generation = filled(tmp_path)
    with (generation.path / "texts.words").open("ab") as file:
        file.write(b"half a wor")
    generation.check()


def test_a_file_that_is_cut_off_is_found(tmp_path: Path, has_model: bool) -> None:
    _store, generation = filled(tmp_path)
    path = generation.path / "words.spelled"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Unusable, match=r"words\.spelled"):
        generation.check()


def test_a_commit_that_is_half_is_no_fault_of_anybody(tmp_path: Path, has_model: bool) -> None:
    _store, generation = filled(tmp_path)
    path = generation.path / COMMIT
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Unusable):
        generation.check()


@pytest.mark.django_db
def test_the_doctor_tells_and_the_worker_makes_it_anew(noise: list[Need]) -> None:
    readers.run_all()
    generation = index.store().current()
    assert generation
    assert told() == []
    turned(generation.path / "texts.words", 5, 1)
    assert checking.check_daily() == 1
    assert (generation.path / "broken").exists()
    readers.run_all()
    new = index.store().current()
    assert new
    assert new != generation
    assert told() == []


@pytest.mark.django_db
def test_the_doctor_tells_before_the_worker_has_looked(noise: list[Need]) -> None:
    readers.run_all()
    generation = index.store().current()
    assert generation
    turned(generation.path / "words.codes", 9, 7)
    (problem,) = health.problems()
    assert problem.what.startswith("The search index is damaged: Not as it was written: words.c")
    assert "sprang index --rebuild" in problem.todo


@pytest.mark.django_db
def test_all_of_it_is_read_once_a_day(noise: list[Need]) -> None:
    readers.run_all()
    place = Store(index.store().folder.parent)
    generation = place.current()
    assert generation
    assert checking.check_daily(place) == 0
    turned(generation.path / "places.int8", 1, 1)
    assert checking.check_daily(place) == 0
    long_ago(generation.path / checking.CHECKED)
    assert checking.check_daily(place) == 1
