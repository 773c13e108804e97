"""Texts that are alike, gathered and named."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.islands import Pair, Star, stars, telling
from sprang.core.islands.naming import surprise


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
