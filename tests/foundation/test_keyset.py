"""Paging: every row once, however many there are and however equal they look."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.foundation.lists.keyset import Order, WrongCursor, page, read_cursor
from sprang.needs.models import Need

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Row:
    def __init__(self, pk: int, changed_at: datetime, name: str) -> None:
        self.pk, self.changed_at, self.name = pk, changed_at, name


@given(st.integers(0, 2**63 - 1), st.timedeltas(timedelta(days=-9000), timedelta(days=9000)))
def test_a_cursor_says_where_one_stands(key: int, away: timedelta) -> None:
    moment = NOON + away
    order = Order("changed_at")
    assert read_cursor(order.cursor(Row(key, moment, "")), order) == (moment, key)


def test_an_offset_that_no_place_has_is_the_same_moment(make_need: Callable[..., Need]) -> None:
    """PostgreSQL would refuse it."""
    need, order = make_need(), Order("changed_at")
    odd = timezone(timedelta(hours=23, minutes=59))
    cursor = order.cursor(Row(0, (NOON + timedelta(days=9000)).astimezone(odd), ""))
    assert page(Need.objects.all(), order, after=cursor).items == [need]


@given(st.integers(0, 2**63 - 1), st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_a_cursor_of_text_too(key: int, name: str) -> None:
    order = Order("name", of_text=True)
    assert read_cursor(order.cursor(Row(key, NOON, name)), order) == (name, key)


@given(st.text())
def test_nonsense_is_told(cursor: str) -> None:
    try:
        at, key = read_cursor(cursor, Order("changed_at"))
    except WrongCursor:
        return
    assert isinstance(at, datetime)
    assert key >= 0


@pytest.mark.parametrize("newest_first", [True, False])
def test_equal_times_are_neither_skipped_nor_repeated(
    make_need: Callable[..., Need], newest_first: bool
) -> None:
    for number in range(7):
        Need.objects.filter(pk=make_need().pk).update(changed_at=NOON + timedelta(days=number // 3))
    order, seen, cursor = Order("changed_at", newest_first=newest_first), [], ""
    while True:
        found = page(Need.objects.all(), order, after=cursor, size=2)
        seen += [need.pk for need in found.items]
        if not (cursor := found.cursor):
            break
    assert seen == list(Need.objects.order_by(*order.columns).values_list("pk", flat=True))
