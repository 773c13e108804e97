"""Where more texts say the same than are kept: what each reader sees of them."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from sprang.core.islands import EVERYBODYS, Circles
from sprang.foundation.access import Access, Held, access_from
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.models import Platform
from sprang.matching.index import Generation, Item, Position, Reach
from sprang.matching.index.packing import packed
from sprang.matching.index.places import Places
from sprang.matching.index.placing import Log
from sprang.matching.index.told import standing
from sprang.matching.islands import alike, likeness
from sprang.matching.islands.alike import alike_here
from sprang.matching.islands.circles import circles_of
from sprang.matching.islands.kept import Kept

AXES, OF_EACH = 300, 30
HERE, THERE, UNIT, OTHER_UNIT, UNIT_THERE, ROOM = 1, 2, 11, 12, 21, 31
PRIVATE = {
    HERE: (f"platform:{HERE}", f"scope:{UNIT}", f"scope:{OTHER_UNIT}"),
    THERE: (f"platform:{THERE}", f"scope:{UNIT_THERE}"),
}
SHARED = ("public", "network", f"room:{ROOM}")
Told = set[tuple[str, str, float]]


def held(role: Role, unit: int, platform: int, below: Collection[int] = ()) -> Held:
    above = {unit: ScopeKind.UNIT.value, platform: ScopeKind.PLATFORM.value}
    return Held(role, above, frozenset({unit, *below}))


MANAGER = held(Role.MANAGER, UNIT, HERE)
LEAD = held(Role.LEAD, HERE, HERE, (UNIT, OTHER_UNIT))
ABROAD = held(Role.MEMBER, UNIT_THERE, THERE)
IN_A_ROOM = Held(Role.PARTNER, {ROOM: ScopeKind.ROOM.value}, frozenset({ROOM}))
READERS = {
    "a unit's manager": access_from([MANAGER]),
    "a lead": access_from([LEAD]),
    "a lead in a room": access_from([LEAD, IN_A_ROOM]),
    "a lead who works elsewhere too": access_from([LEAD, ABROAD]),
}
OF_ONE = ("a unit's manager", "a lead")


def texts() -> list[tuple[Item, bytes]]:
    """All about the same, each some way off."""
    draw, made = np.random.default_rng(3), []
    subject, then = draw.standard_normal(AXES), datetime.fromtimestamp(0, UTC)
    for platform, own in PRIVATE.items():
        for n, audience in enumerate((*SHARED, *own) * OF_EACH):
            uid = UUID(int=draw.integers(1, 1 << 62).item() << 64 | n)
            place = (subject + draw.standard_normal(AXES)).astype(np.float32)
            made.append((Item(str(uid), "need", audience, "", "", then, platform), packed(place)))
    draw.shuffle(made)
    return made


class Space300:
    dimensions = AXES
    spreads = {"sv": np.full(AXES, 1 / AXES, dtype=np.float32)}


def compared(folder: Path, made: list[tuple[Item, bytes]]) -> Any:
    folder.mkdir()
    log = Log(folder, AXES)
    for each, place in made:
        log.add(each, place)
    log.write()
    generation = Generation(folder)
    generation.commit(log.records)
    generation.move_to(Position())
    likeness.catch_up(generation)
    return SimpleNamespace(generation=generation, places=Places.read(folder, AXES))


def seen_of(now: Any, access: Access) -> Told:
    return {*next(alike_here(now, Reach.of(access), Platform(pk=HERE), 10**6))}


@pytest.fixture(autouse=True)
def space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Generation, "space", lambda _self: Space300)


def test_each_circle_has_places_of_its_own(tmp_path: Path) -> None:
    """Ten; a unit's texts share them with what is internal."""
    now = compared(tmp_path / "whole", texts())
    near, numbers = Kept.read(now.generation).near, now.places.numbers
    platform = now.places.platforms[standing(numbers, near["one"])]
    audience = now.places.audiences.codes[standing(numbers, near["other"])]
    for house, own in PRIVATE.items():
        codes = audience[platform == house]
        listed = Counter(now.places.words[code] for code in codes.tolist())
        of_house = int((now.places.platforms == house).sum())
        assert listed.keys() == {*SHARED, *own}
        assert {listed[each] for each in (*SHARED, own[0])} == {10 * of_house}
        assert all(listed[unit] < 10 * of_house for unit in own[1:])


@pytest.mark.parametrize("who", READERS)
def test_nothing_that_is_hidden_takes_a_place(tmp_path: Path, who: str) -> None:
    access, made = READERS[who], texts()
    bare = [each for each in made if each[0].audience in access.audiences]
    whole = seen_of(compared(tmp_path / "whole", made), access)
    assert whole == seen_of(compared(tmp_path / "bare", bare), access)
    assert 10 * len(bare) < len(whole) < len(bare) ** 2 / 8


def test_the_most_alike_come_first_in_pieces_and_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, reach = compared(tmp_path / "whole", texts()), Reach.of(READERS["a lead"])
    monkeypatch.setattr(alike, "PIECES", 3)
    pieces = [*alike_here(now, reach, Platform(pk=HERE), 50)]
    first = sorted(seen_of(now, READERS["a lead"]), key=lambda each: (-each[2], each[:2]))[:150]
    assert pieces == [first[:50], first[50:100], first[100:]]


def test_who_has_lost_one_of_the_nearest_finds_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where few have, and nothing has come."""
    monkeypatch.setattr(likeness, "SHARE", 0)
    made, folder = texts(), tmp_path / "whole"
    generation = compared(folder, made).generation
    gone = next(each for each in made if each[0].audience == "public")
    log = Log(folder, AXES)
    log.take_away(gone[0].uid)
    log.write()
    generation.commit(log.records)
    likeness.catch_up(generation)
    now = SimpleNamespace(generation=generation, places=Places.read(folder, AXES))
    rest = compared(tmp_path / "rest", [each for each in made if each is not gone])
    assert seen_of(now, READERS["a lead"]) == seen_of(rest, READERS["a lead"])


@pytest.mark.parametrize("who", OF_ONE)
def test_what_is_not_compared_is_not_missed_in_one_house(
    tmp_path: Path, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for pairs of what is the house's own and what others share: who has too many of these to
    be near is asked, not those who have the house's own near."""
    made, access = texts(), READERS[who]
    found = seen_of(compared(tmp_path / "as_it_is", made), access)
    monkeypatch.setattr(likeness, "circles_of", with_all)
    every = seen_of(compared(tmp_path / "with_all", made), access)
    assert found < every
    from_elsewhere = {each.uid for each, _place in made if each.platform_id == THERE}
    own = {each.uid for each, _place in made if each.audience not in SHARED}
    for one, other, _like in every - found:
        assert {one, other} & from_elsewhere
        assert {one, other} & own


def with_all(places: Places, chosen: Any) -> Circles:
    made = circles_of(places, chosen)
    return Circles(made.of, made.wider, np.full_like(made.owners, EVERYBODYS), made.houses)
