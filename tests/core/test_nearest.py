"""Which texts are nearest each text."""

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.islands import (
    EVERYBODYS,
    Circles,
    Nearest,
    Texts,
    nearness,
    scales,
)
from sprang.core.islands.nearness import NEAR


def rows_of(*angles: float) -> Any:
    turned = np.radians(angles)
    return np.rint(127 * np.stack([np.cos(turned), np.sin(turned)], axis=1)).astype(np.int8)


OPEN, NETWORK, HOUSE, UNIT, OTHER_UNIT, ABROAD, ABROAD_UNIT, ROOM = range(8)
WIDER = np.array([OPEN, NETWORK, HOUSE, HOUSE, HOUSE, ABROAD, ABROAD, ROOM])
OWNERS = np.array([EVERYBODYS, EVERYBODYS, 1, 1, 1, 2, 2, EVERYBODYS])


def circles_of(codes: Any, houses: Any = 1) -> Circles:
    of = np.array(codes, dtype=np.int64)
    owned = np.where(OWNERS[of] == EVERYBODYS, houses, OWNERS[of])
    return Circles(of, WIDER, OWNERS, owned)


def texts_of(
    rows: Any, codes: Sequence[int] = (), turns: Sequence[int] = (), houses: Any = 1
) -> Texts:
    """With the cosine as likeness."""
    exact = rows.astype(np.float64)
    lengths = np.sqrt((exact**2).sum(axis=1))
    ones = np.where(lengths > 0, 1 / np.maximum(lengths, 1e-9), 0).astype(np.float32)
    circles = circles_of(codes or [OPEN] * len(rows), houses)
    return Texts(rows, ones, circles, np.array(turns or range(len(rows)), dtype=np.int64))


def compared(texts: Texts, least: float, most: int = 10, block: int = 2) -> Any:
    made = Nearest(texts, least, most=most)
    for first in range(0, len(texts), block):
        made.come(first, min(first + block, len(texts)))
    return made.all()


def ends(near: Any) -> list[tuple[int, int]]:
    return [(int(each["one"]), int(each["other"])) for each in near]


def told(near: Any) -> list[tuple[int, int, float]]:
    return [(int(each["one"]), int(each["other"]), float(each["likeness"])) for each in near]


def one_by_one(texts: Texts, least: float, most: int) -> list[tuple[int, int, float]]:
    """What `Nearest` is to find, said in the plainest way."""
    found, circles = [], texts.circles
    for one in range(len(texts)):
        products = texts.rows.astype(np.float32) @ texts.rows[one].astype(np.float32)
        likeness = products * (texts.scales * texts.scales[one])
        alike = [n for n in range(len(texts)) if n != one and likeness[n] >= np.float32(least)]
        alike = [n for n in alike if circles.owners[circles.of[n]] in (-1, circles.houses[one])]
        alike.sort(key=lambda n: (-likeness[n], texts.turns[n]))
        for at, other in enumerate(alike):
            mine = circles.of[other], circles.wider[circles.of[other]]
            if sum(circles.of[n] in mine for n in alike[:at]) < most:
                found.append((one, other, float(likeness[other])))
    return sorted(found, key=lambda each: (each[0], circles.of[each[1]]))


def test_each_has_those_that_are_near_enough() -> None:
    found = compared(texts_of(rows_of(0, 10, 90, 95, 200)), 0.9)
    assert ends(found) == [(0, 1), (1, 0), (2, 3), (3, 2)]
    assert [round(float(each["likeness"]), 2) for each in found] == [0.98, 0.98, 1.0, 1.0]


def test_a_text_that_says_nothing_is_like_none() -> None:
    rows = np.zeros((3, 4), dtype=np.int8)
    scale = scales(rows, np.ones(4, dtype=np.float32))
    whole = Texts(rows, scale, circles_of([OPEN] * 3), np.arange(3))
    assert ends(compared(whole, 0.1)) == []


def test_of_too_many_the_nearest_of_each_circle_are_kept() -> None:
    rows = rows_of(0, 12, 9, 6, 3)
    assert [n for one, n in ends(compared(texts_of(rows), 0.9, most=2)) if one == 4] == [3, 0]
    found = compared(texts_of(rows, [OPEN, OPEN, NETWORK, NETWORK, NETWORK]), 0.9, most=1)
    assert [other for one, other in ends(found) if one == 4] == [0, 3]


def test_a_unit_s_text_is_among_the_nearest_of_the_unit_and_the_house() -> None:
    """What is open takes no place from it, nor do other units, nor does it from the house."""
    rows = rows_of(0, 1, 2, 3, 4)
    assert near_to_the_first(rows, [OPEN, OPEN, OTHER_UNIT, HOUSE, UNIT]) == {1, 2, 3}
    assert near_to_the_first(rows, [OPEN, OPEN, OTHER_UNIT, UNIT, UNIT]) == {1, 2, 3}
    assert near_to_the_first(rows, [OPEN, OPEN, HOUSE, NETWORK, UNIT]) == {1, 2, 3}


def near_to_the_first(rows: Any, circles: list[int]) -> set[int]:
    found = compared(texts_of(rows, circles), 0.9, most=1)
    return {other for one, other in ends(found) if one == 0}


def test_what_is_another_house_s_own_is_not_compared() -> None:
    """What is open is: in a house's own lists, and not in those of others."""
    rows, circles = rows_of(0, 1, 2), [HOUSE, ABROAD, ABROAD_UNIT]
    assert ends(compared(texts_of(rows, circles), 0.9)) == [(1, 2), (2, 1)]
    opened = compared(texts_of(rows, [OPEN, ABROAD, ABROAD_UNIT], houses=1), 0.9)
    assert ends(opened) == [(1, 0), (1, 2), (2, 0), (2, 1)]
    own = compared(texts_of(rows, [OPEN, ABROAD, ABROAD_UNIT], houses=2), 0.9)
    assert ends(own) == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]


def test_of_equals_those_whose_turn_is_first_in_whatever_order_they_came() -> None:
    """Each text is full, and he who comes takes the place of who has a later turn."""
    turns = [3, 1, 4, 0, 2]
    found = ends(compared(texts_of(rows_of(*[0] * 5), turns=turns), 0.9, most=2, block=1))
    by_turn = [(turns[one], turns[other]) for one, other in found]
    assert sorted(by_turn) == [
        (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (4, 1)
    ]  # fmt: skip


def test_one_that_many_write_of_needs_to_be_nearer() -> None:
    """Its own axis is where all texts vary."""
    rows = np.array([[100, 0], [100, 0], [0, 100], [0, 100]], dtype=np.int8)
    scale = scales(rows, np.array([0.16, 0.01], dtype=np.float32))
    found = compared(Texts(rows, scale, circles_of([OPEN] * 4), np.arange(4)), 0.1)
    assert [(one, other, round(like, 2)) for one, other, like in told(found)] == [
        (0, 1, 2.5),
        (1, 0, 2.5),
        (2, 3, 10.0),
        (3, 2, 10.0),
    ]


some = st.tuples(st.floats(0, 40), st.integers(OPEN, ROOM), st.integers(1, 2), st.booleans())
Made = list[tuple[float, int, int, bool]]


def written(made: Made, dice: Random) -> Texts:
    angles, circles, houses, _flags = zip(*made, strict=True) if made else ((), (), (), ())
    turns = dice.sample(range(99), len(made))
    return texts_of(rows_of(*angles), circles, turns, np.array(houses, dtype=np.int64))


@given(st.lists(some, max_size=24), st.randoms(), st.integers(1, 3), st.integers(1, 5))
def test_who_comes_and_goes_leaves_what_the_rest_alone_would_have(
    made: Made, dice: Random, most: int, block: int
) -> None:
    """Some are compared, some of these go, the others come: whatever the order and the blocks."""
    every = written(made, dice)
    stays = [n for n, (*_text, is_staying) in enumerate(made) if is_staying]
    begun = dice.randint(0, len(made))
    first = compared(taken(every, range(begun)), 0.95, most, block)
    rest = taken(every, stays)
    assert told(followed(first, stays, begun, rest, most, block)) == one_by_one(rest, 0.95, most)


READERS = {
    "of a unit": {OPEN, NETWORK, HOUSE, UNIT},
    "of the house": {OPEN, NETWORK, HOUSE, UNIT, OTHER_UNIT},
    "from outside, in a room": {OPEN, NETWORK, ROOM},
    "of two houses": {OPEN, NETWORK, HOUSE, OTHER_UNIT, ABROAD, ABROAD_UNIT, ROOM},
}


@pytest.mark.parametrize("who", READERS)
@given(st.lists(some, max_size=24), st.randoms(), st.integers(1, 3))
def test_what_is_hidden_changes_no_pair_that_is_seen(
    who: str, made: Made, dice: Random, most: int
) -> None:
    every = written(made, dice)
    seen = [n for n, (_angle, circle, *_rest) in enumerate(made) if circle in READERS[who]]
    whole = [each for each in told(compared(every, 0.95, most)) if {*each[:2]} <= {*seen}]
    bare = told(compared(taken(every, seen), 0.95, most))
    assert whole == [(seen[one], seen[other], like) for one, other, like in bare]


@pytest.mark.parametrize("who", ["of a unit", "of the house"])
@given(st.lists(some, max_size=24), st.randoms(), st.integers(1, 3))
def test_who_is_of_one_house_misses_nothing_that_is_not_compared(
    who: str, made: Made, dice: Random, most: int
) -> None:
    """But for those that only texts from elsewhere would have among their nearest."""
    every, everybodys = written(made, dice), np.full_like(OWNERS, EVERYBODYS)
    circles = Circles(every.circles.of, WIDER, everybodys, every.circles.houses)
    all_with_all = Texts(every.rows, every.scales, circles, every.turns)
    of, house = every.circles.of, every.circles.houses
    found = [
        [each for each in told(compared(texts, 0.95, most)) if {*of[[*each[:2]]]} <= READERS[who]]
        for texts in (every, all_with_all)
    ]
    assert found[0] == [
        (one, other, like)
        for one, other, like in found[1]
        if OWNERS[of[other]] in (EVERYBODYS, house[one])
    ]


def followed(first: Any, stays: list[int], begun: int, rest: Texts, most: int, block: int) -> Any:
    """What catching up does: whose nearest have gone are compared again, then those who are new."""
    numbers = {n: at for at, n in enumerate(stays)}
    lost = {one for one, other in ends(first) if one in numbers and other not in numbers}
    known = [
        (numbers[one], numbers[other], like)
        for one, other, like in told(first)
        if one in numbers and one not in lost
    ]
    made = Nearest(rest, 0.95, np.array(known, dtype=NEAR), most)
    compared_already = sum(n < begun for n in stays)
    if lost:
        made.again(np.array(sorted(numbers[one] for one in lost)), compared_already)
    for at in range(compared_already, len(rest), block):
        made.come(at, min(at + block, len(rest)))
    return made.all()


def taken(texts: Texts, chosen: Sequence[int]) -> Texts:
    at = np.array(chosen, dtype=np.int64)
    circles = Circles(texts.circles.of[at], WIDER, OWNERS, texts.circles.houses[at])
    return Texts(texts.rows[at], texts.scales[at], circles, texts.turns[at])


def test_scales_are_the_same_however_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, spreads = rows_of(*range(0, 90, 9)), np.array([0.16, 0.01], dtype=np.float32)
    whole = scales(rows, spreads)
    monkeypatch.setattr(nearness, "AT_ONCE", 3)
    assert scales(rows, spreads).tolist() == whole.tolist()
    assert whole.all()


def test_how_alike_two_are_depends_on_these_two_alone() -> None:
    """To the last digit, whatever stands between them."""
    rng = np.random.default_rng(4)
    rows = rng.integers(-127, 128, size=(60, 300)).astype(np.int8)
    spreads = rng.random(300).astype(np.float32)
    every = Texts(rows, scales(rows, spreads), circles_of([OPEN] * 60), np.arange(60))
    few = [3, 17, 31, 59]
    part = compared(taken(every, few), 0.001, most=99)
    assert [(few[one], few[other], like) for one, other, like in told(part)] == [
        each for each in one_by_one(every, 0.001, 99) if each[0] in few and each[1] in few
    ]
