"""Found by meaning among many: what graphs find, beside what comparing with all finds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from sprang.foundation.models import User
from sprang.matching import index
from sprang.matching.index import EVERYTHING, Generation, Item, Position, Reach, graphs, sizes
from sprang.matching.index.clauses import Narrowed
from sprang.matching.index.graphing import renew
from sprang.matching.index.packing import packed
from sprang.matching.index.places import Places
from sprang.matching.index.placing import Log
from sprang.matching.islands.reader import LikenessReader
from sprang.matching.search import match
from sprang.needs.models import Need

from .test_places import item, near

AXES, TEXTS, LIMIT = 300, 3000, 20
KINDS, AUDIENCES = ("need", "need", "need", "solution"), ("public", "network", "platform:1")
INSIDE = Reach(frozenset({"public", "network"}))
LEAST_FOUND = 0.99
"""Of what comparing with all finds; measured 1.00 on these texts."""


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST", 1000)


def texts(number: int, seed: int = 1) -> list[tuple[Item, Any]]:
    """Around forty subjects, each text some way off."""
    draw = np.random.default_rng(seed)
    subjects = draw.standard_normal((40, AXES))
    made = []
    for n in range(number):
        place = (subjects[n % 40] + draw.standard_normal(AXES)).astype(np.float32)
        uid = str(UUID(int=draw.integers(1, 1 << 62).item() << 64 | n))
        made.append((item(uid, KINDS[n % 4], AUDIENCES[n % 3], n % 7 != 0), place))
    return made


def written(folder: Path, made: list[tuple[Item, Any]]) -> None:
    log = Log(folder, AXES)
    for each, place in made:
        log.take_away(each.uid)
        log.add(each, packed(place))
    log.write()
    Generation(folder).commit(log.records)


def read(folder: Path) -> Places:
    places = Places.read(folder, AXES)
    assert places is not None
    return places


class Space300:
    dimensions = AXES


@pytest.fixture
def generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    monkeypatch.setattr(Generation, "space", lambda _self: Space300)
    generation = Generation(tmp_path)
    written(tmp_path, texts(TEXTS))
    renew(generation)
    return generation


def files(generation: Generation) -> list[Path]:
    return sorted(generation.path.glob("near*.graph"))


def exact(places: Places, place: Any, reach: Reach, narrowed: Narrowed) -> list[str]:
    before, sizes.MOST = sizes.MOST, 10**9
    try:
        return near(places, place, reach, narrowed, LIMIT)
    finally:
        sizes.MOST = before


NARROWED = (Narrowed(), Narrowed("need"), Narrowed("need", only_open=True), Narrowed("solution"))


@pytest.mark.parametrize("narrowed", NARROWED)
@pytest.mark.parametrize("reach", [EVERYTHING, INSIDE])
def test_graphs_find_what_comparing_with_all_finds(
    generation: Generation, reach: Reach, narrowed: Narrowed
) -> None:
    places, found, all_ = read(generation.path), 0, 0
    for _item, place in texts(50, seed=2):
        truth = exact(places, place, reach, narrowed)
        got = near(places, place, reach, narrowed, LIMIT)
        assert len(got) == LIMIT
        found, all_ = found + len({*got} & {*truth}), all_ + LIMIT
    assert found >= LEAST_FOUND * all_


def test_there_is_a_graph_for_each_kind_and_audience_of_many(generation: Generation) -> None:
    graphs_ = [graph for graph, _members in read(generation.path).graphs]
    sizes_found = sorted(len(graph) for graph in graphs_)
    assert sizes_found == [250, 250, 250, 750, 750, 750]


def test_few_have_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Generation, "space", lambda _self: Space300)
    written(tmp_path, texts(1000))
    renew(Generation(tmp_path))
    assert files(Generation(tmp_path)) == []


def test_the_same_texts_give_the_same_files(generation: Generation, tmp_path: Path) -> None:
    before = files(generation)
    for path in before:
        path.unlink()
    renew(generation)
    assert files(generation) == before


def test_what_is_hidden_is_not_asked_for_and_moves_nothing(
    generation: Generation, tmp_path: Path
) -> None:
    """Without what the asker may not see, the answers are the same to the last place."""
    other = Generation(tmp_path / "without")
    other.path.mkdir()
    seen = [each for each in texts(TEXTS) if each[0].audience in ("public", "network")]
    written(other.path, seen)
    renew(other)
    with_hidden, without = read(generation.path), read(other.path)
    uids = {each.uid for each, _place in seen}
    for _item, place in texts(50, seed=2):
        got = near(with_hidden, place, INSIDE, Narrowed("need"), LIMIT)
        assert got == near(without, place, INSIDE, Narrowed("need"), LIMIT)
        assert {*got} <= uids


def test_what_came_after_the_graph_is_found_and_what_went_is_not(generation: Generation) -> None:
    made = texts(TEXTS)
    gone, moved, new = made[2], made[6], texts(TEXTS + 1)[-1]
    before = files(generation)
    log = Log(generation.path, AXES)
    log.take_away(gone[0].uid)
    log.write()
    written(generation.path, [(moved[0], -moved[1]), new])
    renew(generation)
    assert files(generation) == before  # so little makes no new graph
    places = read(generation.path)
    assert gone[0].uid not in near(places, gone[1], EVERYTHING, Narrowed(), LIMIT)
    assert moved[0].uid not in near(places, moved[1], EVERYTHING, Narrowed(), LIMIT)
    assert near(places, -moved[1], EVERYTHING, Narrowed(), 1) == [moved[0].uid]
    assert near(places, new[1], EVERYTHING, Narrowed(), 1) == [new[0].uid]


def test_a_graph_is_made_anew_when_much_has_changed_and_only_that_one(
    generation: Generation,
) -> None:
    before = set(files(generation))
    solutions = [each for each in texts(TEXTS) if each[0].kind == "solution"][:60]
    changed = [each for each in solutions if each[0].audience == "public"]
    written(generation.path, [(each, -place) for each, place in changed])
    assert len(changed) == 20  # twice: gone from the graph, and not in it
    renew(generation)
    after = set(files(generation))
    assert len(before - after) == len(after - before) == 1
    place = changed[0][1]
    assert near(read(generation.path), -place, EVERYTHING, Narrowed("solution"), 1) == [
        changed[0][0].uid
    ]


@pytest.mark.parametrize("damage", ["cut", "turned", "empty"])
def test_a_damaged_graph_is_done_without_and_made_anew(generation: Generation, damage: str) -> None:
    before = files(generation)
    graphs._mapped.clear()  # another process
    for path in before:
        _damage(path, damage)
    places = read(generation.path)
    assert places.graphs == []
    for _item, place in texts(5, seed=2):
        truth = exact(places, place, INSIDE, Narrowed())
        assert near(places, place, INSIDE, Narrowed(), LIMIT) == truth
    renew(generation)
    assert files(generation) == before
    assert len(read(generation.path).graphs) == len(before)


def _damage(path: Path, how: str) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 255
    path.write_bytes({"cut": whole[:9000], "turned": whole, "empty": b""}[how])


def test_half_a_graph_is_none(generation: Generation) -> None:
    """Who is killed while it is written leaves a draft, which nobody reads."""
    (generation.path / "near.new").write_bytes(b"half")
    before = files(generation)
    assert len(read(generation.path).graphs) == len(before)
    before[0].unlink()
    renew(generation)
    assert files(generation) == before


def test_those_who_see_few_are_told_exactly(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs.Graph, "around", None)
    only = Reach(frozenset({"platform:1"}))
    places = read(generation.path)
    for _item, place in texts(20, seed=2):
        assert near(places, place, only, Narrowed(), LIMIT) == exact(
            places, place, only, Narrowed()
        )


def test_the_worker_makes_them_and_matches_come(
    noise: list[Need], nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "MOST", 3)
    index.rebuild()
    generation = index.store().current()
    assert generation is not None
    (made,) = files(generation)
    made.unlink()
    LikenessReader().handle([])
    assert files(generation) == [made]
    assert match(noise[0].text, nurse).hits[0].found == noise[0]
    assert generation.position != Position()


def test_a_damaged_graph_is_no_error_page(
    noise: list[Need], nurse: User, monkeypatch: pytest.MonkeyPatch, catch_up: Callable[[], int]
) -> None:
    monkeypatch.setattr(sizes, "MOST", 3)
    index.rebuild()
    generation = index.store().current()
    assert generation is not None
    (made,) = files(generation)
    _damage(made, "cut")
    graphs._mapped.clear()
    answer = match(noise[0].text, nurse)
    assert answer.complete
    assert answer.hits[0].found == noise[0]
    assert files(generation) == []
