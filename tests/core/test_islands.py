"""Texts that are alike, gathered and named."""

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.islands import Pair, Star, nearness, pairs, scales, stars, telling
from sprang.core.islands.naming import surprise


def rows_of(*angles: float) -> nearness.Rows:
    turned = np.radians(angles)
    return np.rint(127 * np.stack([np.cos(turned), np.sin(turned)], axis=1)).astype(np.int8)


def found_in(rows: nearness.Rows, least: float, **more: Any) -> list[Pair]:
    """With the cosine as likeness."""
    exact = rows.astype(np.float64)
    lengths = np.sqrt((exact**2).sum(axis=1))
    ones = np.where(lengths > 0, 1 / np.maximum(lengths, 1e-9), 0).astype(np.float32)
    groups = more.pop("groups", [0] * len(rows))
    return list(pairs(rows, ones, np.array(groups, dtype=np.int64), least, **more))


def numbers(found: list[Pair]) -> list[tuple[int, int]]:
    return [(each.one, each.other) for each in found]


def test_pairs_above_the_least_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "BLOCK", 2)
    heard = list[tuple[int, int]]()
    rows = rows_of(0, 10, 90, 95, 200)
    found = found_in(rows, 0.9, told=lambda done, new: heard.append((done, len(new))))
    assert numbers(found) == [(0, 1), (2, 3)]
    assert [round(each.likeness, 2) for each in found] == [0.98, 1.0]
    assert heard == [(2, 1), (4, 1), (5, 0)]


def test_a_text_that_says_nothing_is_like_none() -> None:
    rows = np.zeros((3, 4), dtype=np.int8)
    scale = scales(rows, np.ones(4, dtype=np.float32))
    assert list(pairs(rows, scale, np.zeros(3, dtype=np.int64), 0.1)) == []


def test_of_too_many_the_nearest_of_each_group_are_kept() -> None:
    rows = rows_of(0, 12, 9, 6, 3)
    assert numbers(found_in(rows, 0.9, most=2))[-2:] == [(0, 4), (3, 4)]
    kept = numbers(found_in(rows, 0.9, most=1, groups=[7, 7, 8, 8, 8]))
    assert [one for one, other in kept if other == 4] == [0, 3]


def test_no_group_pushes_anothers_away() -> None:
    few = numbers(found_in(rows_of(0, 1, 9), 0.9, most=1, groups=[1, 1, 1]))
    rows = rows_of(0, 1, 8, 8, 8, 9)
    many = found_in(rows, 0.9, most=1, groups=[1, 1, 2, 2, 2, 1])
    without = [(one, other) for one, other in numbers(many) if {one, other}.isdisjoint({2, 3, 4})]
    assert [(one, other if other < 2 else 2) for one, other in without] == few


def test_one_that_many_write_of_needs_to_be_nearer() -> None:
    """Its own axis is where all texts vary."""
    rows = np.array([[100, 0], [100, 0], [0, 100], [0, 100]], dtype=np.int8)
    scale = scales(rows, np.array([0.16, 0.01], dtype=np.float32))
    found = pairs(rows, scale, np.zeros(4, dtype=np.int64), 0.1)
    assert [(each.one, each.other, round(each.likeness, 2)) for each in found] == [
        (0, 1, 2.5),
        (2, 3, 10.0),
    ]


@given(
    st.lists(st.floats(0, 360), max_size=12),
    st.floats(0.1, 0.99),
    st.integers(1, 5),
    st.integers(0, 11),
)
def test_blocks_and_halts_make_no_difference(
    angles: list[float], least: float, block: int, halt: int
) -> None:
    rows = rows_of(*angles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "BLOCK", block)
        whole = found_in(rows, least, most=99)
        halved = found_in(rows[:halt], least, most=99) + found_in(
            rows, least, most=99, begin=min(halt, len(rows))
        )
    patch.undo()
    assert whole == halved == found_in(rows, least, most=99)


def test_a_pair_depends_on_its_two_texts_alone() -> None:
    """To the last digit, whatever stands between them."""
    rng = np.random.default_rng(4)
    rows = rng.integers(-127, 128, size=(60, 300)).astype(np.int8)
    spreads = rng.random(300).astype(np.float32)
    few = [3, 17, 31, 59]
    whole = list(pairs(rows, scales(rows, spreads), np.zeros(60, np.int64), 0.001, most=99))
    part = pairs(rows[few], scales(rows[few], spreads), np.zeros(4, np.int64), 0.001, most=99)
    told = {(few[each.one], few[each.other]): each.likeness for each in part}
    assert told == {
        (each.one, each.other): each.likeness
        for each in whole
        if each.one in few and each.other in few
    }


def test_a_star_does_not_chain() -> None:
    chain = [Pair(0, 1, 0.8), Pair(1, 2, 0.7), Pair(2, 3, 0.8), Pair(3, 4, 0.8)]
    assert stars(chain) == [Star(3, {2: 0.8, 4: 0.8}), Star(1, {0: 0.8})]


def test_a_satellite_belongs_to_its_nearest_centre() -> None:
    around = [Pair(0, n, 0.7) for n in (1, 2, 3)] + [Pair(9, n, 0.9) for n in (3, 7, 8)]
    assert [star.members for star in stars(around)] == [(9, 3, 7, 8), (0, 1, 2)]


def test_nothing_is_like_nothing() -> None:
    assert stars([]) == []


edges = st.dictionaries(
    st.tuples(st.integers(0, 15), st.integers(0, 15)).filter(lambda ends: ends[0] < ends[1]),
    st.floats(0.5, 1),
    max_size=40,
)


@given(edges, st.randoms())
def test_stars_hold_each_text_once_and_near_its_centre(
    near: dict[tuple[int, int], float], dice: Random
) -> None:
    found = [Pair(one, other, likeness) for (one, other), likeness in near.items()]
    made = stars(found)
    members = [text for star in made for text in star.members]
    assert len(members) == len(set(members))
    for star in made:
        assert star.satellites
        for text, likeness in star.satellites.items():
            assert near[min(text, star.centre), max(text, star.centre)] == likeness
    dice.shuffle(found)
    assert stars(found) == made


def test_a_cluster_is_named_by_what_only_it_says() -> None:
    cluster = [
        {"matavfall": "Matavfall", "kök": "kök", "dag": "dag"},
        {"matavfall": "matavfall", "kök": "köken", "dag": "dagar"},
        {"matavfall": "matavfall", "dag": "dag"},
    ]
    outside = {"kök": 4, "dag": 97}
    named = telling(cluster, outside, 97)
    assert [(each.word, each.texts) for each in named] == [("matavfall", 3), ("kök", 2)]
    assert named[0].weight > 10.8
    assert telling(cluster, outside, 97, most=1) == named[:1]


def test_what_one_alone_says_names_nothing() -> None:
    assert telling([{"a": "a"}, {"b": "b"}], {}, 100) == []


def test_more_texts_with_a_word_than_texts_is_wrong() -> None:
    with pytest.raises(ValueError, match="dag is in 9 of 8 texts"):
        telling([{"dag": "dag"}], {"dag": 9}, 8)


def test_surprise_is_dunnings() -> None:
    """Worked by hand: 2 (10 ln 2 - 10 ln 1) for a word that ten have inside and ten lack beyond."""
    assert surprise(10, 10, 0, 10) == pytest.approx(27.7259, abs=1e-4)
    assert surprise(5, 10, 50, 100) == 0
