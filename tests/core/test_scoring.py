"""Weighted points and their spread."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sprang.core.scoring import spread, weighted

POINTS = st.floats(0, 5)
NAMES = st.sampled_from("abcdef")


def test_each_counts_as_much_as_it_weighs() -> None:
    assert weighted({"a": 5, "b": 2}, {"a": 60, "b": 40}) == pytest.approx(3.8)


@given(st.dictionaries(NAMES, POINTS, min_size=1), st.dictionaries(NAMES, st.floats(0.1, 100)))
def test_it_lies_between_the_lowest_and_the_highest(
    points: dict[str, float], weights: dict[str, float]
) -> None:
    counted = [points[name] for name in points if name in weights]
    assume(counted)
    total = weighted(points, weights)
    assert min(counted) - 1e-9 <= total <= max(counted) + 1e-9


@given(
    st.dictionaries(NAMES, POINTS, min_size=6, max_size=6),
    st.dictionaries(NAMES, st.floats(0.1, 100), min_size=6, max_size=6),
    st.floats(0.01, 1000),
)
def test_the_unit_of_weight_does_not_matter(
    points: dict[str, float], weights: dict[str, float], times: float
) -> None:
    other = {name: weight * times for name, weight in weights.items()}
    assert math.isclose(weighted(points, weights), weighted(points, other), abs_tol=1e-9)


def test_nothing_to_weigh_is_an_error() -> None:
    with pytest.raises(ValueError, match="Nothing to weigh"):
        weighted({"a": 5}, {"b": 40})
    with pytest.raises(ValueError, match="Nothing was given"):
        spread([])


@given(st.lists(POINTS, min_size=1))
def test_the_spread_holds_what_was_given(values: list[float]) -> None:
    found = spread(values)
    assert (found.low, found.high) == (min(values), max(values))
    assert found.low <= found.mean <= found.high
    assert 0 <= found.deviation <= found.width / 2 + 1e-9


@given(POINTS, st.integers(1, 9))
def test_who_agree_have_no_spread(value: float, people: int) -> None:
    found = spread([value] * people)
    assert found.width == 0
    assert found.deviation == pytest.approx(0, abs=1e-6)
