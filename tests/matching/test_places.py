"""Found by meaning: the places of texts beside the index, and what is left after a crash."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sprang.core.space import base
from sprang.core.space.space import Vectors
from sprang.foundation.models import User
from sprang.matching import index, meaning
from sprang.matching.finding import Finder
from sprang.matching.index import EVERYTHING, Generation, Item, Reach, Writer, nearest, placing
from sprang.matching.index.clauses import Narrowed
from sprang.matching.index.packing import packed, unpacked
from sprang.matching.index.places import Places
from sprang.matching.index.placing import Log
from sprang.matching.index.searching import snapshot
from sprang.matching.index.told import (
    NAMES,
    RECORDS,
    ROWS,
    TOLD,
    standing,
)
from sprang.matching.index.uids import Names, key_of, uid_of
from sprang.matching.question import Question
from sprang.matching.search import match, reach_of
from sprang.needs.models import Need
from tests.core import tiny

AXES = 4
floats = some.floats(-1, 1, width=32).map(lambda each: round(each, 3))


def place(*values: float) -> Vectors:
    return np.array(values, dtype=np.float32)


def item(uid: str, kind: str = "need", audience: str = "public", is_open: bool = True) -> Item:
    return Item(uid, kind, audience, "", "", datetime.fromtimestamp(0, UTC), 7, "sv", is_open)


def written(folder: Path, *rows: tuple[Item, Vectors]) -> Places | None:
    log = Log(folder, AXES)
    for each, where in rows:
        log.take_away(each.uid)
        log.add(each, packed(where))
    log.write()
    return Places.read(folder, AXES)


def near(places: Places, where: Vectors, reach: Reach, narrowed: Narrowed, most: int) -> list[str]:
    rows = nearest.near(nearest.Likeness(places, where), reach, narrowed, most)
    return [places.uid(at) for at in places.standing(rows)]


EAST, NORTH, WEST = place(1, 0, 0, 0), place(0, 1, 0, 0), place(-1, 0, 0, 0)
NORTH_EAST = place(0.7, 0.7, 0, 0)


@given(some.lists(floats, min_size=AXES, max_size=AXES))
def test_a_packed_place_points_the_same_way(values: list[float]) -> None:
    exact = place(*values)
    (again,) = unpacked(np.frombuffer(packed(exact), dtype=np.int8)[None])
    if (length := float(np.linalg.norm(exact))) > 0.01:
        assert float(again @ exact) / length > 0.999


def test_the_nearest_come_first_and_what_points_away_not_at_all(tmp_path: Path) -> None:
    places = written(
        tmp_path, (item("n"), NORTH), (item("e"), EAST), (item("w"), WEST), (item("ne"), NORTH_EAST)
    )
    assert places is not None
    assert near(places, EAST, EVERYTHING, Narrowed(), 9) == ["e", "ne"]
    assert near(places, EAST, EVERYTHING, Narrowed(), 1) == ["e"]
    assert near(places, place(0, 0, 0, 0), EVERYTHING, Narrowed(), 9) == []


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        (Narrowed(), ["open", "closed"]),
        (Narrowed(only_open=True), ["open"]),
        (Narrowed(kind="solution"), []),
        (Narrowed(platform_id=8), []),
        (Narrowed(platform_id=7), ["open", "closed"]),
    ],
)
def test_it_is_narrowed_before_the_nearest_are_taken(
    tmp_path: Path, narrowed: Narrowed, found: list[str]
) -> None:
    places = written(
        tmp_path,
        (item("hidden", audience="platform:1"), EAST),
        (item("elsewhere", kind="solution", audience="room:3"), EAST),
        (item("open"), EAST),
        (item("closed", is_open=False), NORTH_EAST),
    )
    assert places is not None
    assert near(places, EAST, Reach(frozenset({"public", "network"})), narrowed, 2) == found


def test_the_last_word_about_a_text_counts(tmp_path: Path) -> None:
    written(tmp_path, (item("a"), EAST), (item("b"), EAST))
    written(tmp_path, (item("a"), WEST))
    log = Log(tmp_path, AXES)
    log.take_away("b")
    log.write()
    places = Places.read(tmp_path, AXES)
    assert places is not None
    assert near(places, EAST, EVERYTHING, Narrowed(), 9) == []
    assert near(places, WEST, EVERYTHING, Narrowed(), 9) == ["a"]


@pytest.mark.parametrize("rows", [b"", b"\x01", b"\x01" * AXES])
@pytest.mark.parametrize("record", [b"", b"\x01" * (TOLD.itemsize - 1)])
@pytest.mark.parametrize("name", ["", "roo", "room:8\n"])
def test_what_a_crash_left_half_written_is_cut_off(
    tmp_path: Path, rows: bytes, record: bytes, name: str
) -> None:
    written(tmp_path, (item("a"), EAST))
    for file, left in ((ROWS, rows), (RECORDS, record), (NAMES, name.encode())):
        with (tmp_path / file).open("ab") as half:
            half.write(left)
    places = written(tmp_path, (item("b", audience="room:7"), NORTH))
    assert places is not None
    assert near(places, NORTH, Reach(frozenset({"room:7"})), Narrowed(), 9) == ["b"]
    assert near(places, NORTH, Reach(frozenset({"room:8"})), Narrowed(), 9) == []
    assert near(places, EAST, EVERYTHING, Narrowed(), 9) == ["a"]


@pytest.mark.parametrize("lost", [ROWS, NAMES])
def test_records_whose_row_or_name_is_lost_count_no_more(tmp_path: Path, lost: str) -> None:
    """A power cut may keep what was written last and lose what was written before it."""
    written(tmp_path, (item("a"), EAST))
    kept = (tmp_path / lost).stat().st_size
    written(tmp_path, (item("b", audience="room:7"), EAST))
    with (tmp_path / lost).open("r+b") as file:
        file.truncate(kept)
    for places in (Places.read(tmp_path, AXES), written(tmp_path, (item("c"), EAST))):
        assert places is not None
        assert near(places, EAST, EVERYTHING, Narrowed(), 1) == ["a"]
    assert places is not None
    assert near(places, EAST, EVERYTHING, Narrowed(), 9) == ["a", "c"]


def test_many_are_written_a_piece_at_a_time(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(placing, "AT_ONCE", 3)
    generation = Generation(tmp_path)
    with Writer(generation) as writer:
        for uid in "abcd":
            writer.add(item(uid))
        assert (tmp_path / ROWS).stat().st_size == 3 * base().dimensions
    places = Places.read(tmp_path, base().dimensions)
    assert places is not None
    assert [places.uid(at) for at in range(len(places))] == ["a", "b", "c", "d"]


HALF_ALIKE = [str(UUID(int=high << 64 | low)) for high, low in ((2, 1), (2, 2), (3, 1))]
deeds = some.lists(some.tuples(some.sampled_from("abcdef"), some.booleans()), max_size=9)


@given(deeds, deeds)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_read_before_is_read_on(
    tmp_path_factory: pytest.TempPathFactory,
    one: list[tuple[str, bool]],
    other: list[tuple[str, bool]],
) -> None:
    """As if all had been read at once, in whatever pieces it came."""
    folder, before = tmp_path_factory.mktemp("places"), None
    uids = {"a": HALF_ALIKE[0], "b": HALF_ALIKE[1], "c": HALF_ALIKE[2]}
    for deeds_ in (one, other):
        log = Log(folder, AXES)
        for n, (uid, is_there) in enumerate(deeds_):
            name = uids.get(uid, uid)
            log.add(item(name), packed(place(1, n / 9, 0, 0))) if is_there else log.take_away(name)
        log.write()
        before, anew = Places.read(folder, AXES, before), Places.read(folder, AXES)
        if before is None or anew is None:
            assert before is anew
            continue
        assert before.numbers.tolist() == anew.numbers.tolist()
        assert before.told.tolist() == anew.told.tolist()
        assert (before.read_to, len(before.rows)) == (anew.read_to, len(anew.rows))


@given(some.uuids() | some.text("abc-0123456789", min_size=1))
def test_a_uid_comes_back_as_it_was(uid: object) -> None:
    names = Names(["need", "public"])
    high, low = key_of(str(uid), names)
    assert uid_of(high, low, names.words) == str(uid)


def test_without_files_nothing_is_near(tmp_path: Path) -> None:
    places = Places.read(tmp_path, AXES)
    assert len(places) == 0
    assert near(places, EAST, EVERYTHING, Narrowed(), 9) == []


def test_a_need_is_found_without_a_word_in_common(
    make_need: Callable[..., Need], noise: list[Need], nurse: User, catch_up: Callable[[], int]
) -> None:
    need = make_need(
        text="Soprummet är fullt av grovsopor och kärlen svämmar över", visibility="public"
    )
    catch_up()
    question = Question.of("We drown in garbage and waste", reach_of(nurse))
    (best, *_) = (finder := Finder(snapshot(index.store()), question)).best(Narrowed("need"), 9)
    assert best.id == str(need.uid)
    told = finder.explained([best])[best.id].contributions
    assert {each.via for each in told} <= {"translation", "letters"}
    assert told[0].via == "translation"


def test_a_word_that_was_taken_for_english_is_told_as_the_word_it_is(
    make_need: Callable[..., Need], noise: list[Need], nurse: User, catch_up: Callable[[], int]
) -> None:
    """Read in Swedish too, it is still what was written, and no synonym of it."""
    make_need(text="Vår upphandling av tolkar har brister, och ingen vet varför.")
    catch_up()
    question = Question.of("brister upphandling", reach_of(nurse))
    assert question.query.side == "en"
    finder = Finder(snapshot(index.store()), question)
    (best, *_) = finder.best(Narrowed("need"), 1)
    told = {(each.query_word, each.via) for each in finder.explained([best])[best.id].contributions}
    assert ("upphandling", "word") in told
    assert "synonym" not in {via for _word, via in told}


def test_a_learned_space_is_used_by_the_next_index_and_the_old_one_keeps_its_own(
    noise: list[Need], nurse: User, settings: Any
) -> None:
    index.rebuild()
    before = index.store().current()
    meaning.keep(tiny.space())
    assert before is not None
    assert before.space() is base()
    index.rebuild()
    after = index.store().current()
    assert after is not None
    assert after.space().dimensions == 6
    assert match(noise[0].text, nurse).hits[0].found == noise[0]


@given(some.sets(some.integers(0, 20)), some.lists(some.integers(0, 30), max_size=30))
def test_where_a_row_stands_is_found_alike_of_few_and_of_many(
    numbers: set[int], rows: list[int]
) -> None:
    rising = np.array(sorted(numbers), dtype=np.int64)
    found = standing(rising, np.array(rows, dtype=np.int32))
    assert found.tolist() == [sorted(numbers).index(row) if row in numbers else -1 for row in rows]
