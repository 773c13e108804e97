"""Counting up to a limit: what a page says about how many there are must not cost more the more
there are. Beyond the limit the exact number helps nobody to find anything; the page says `500+`.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import IntegerField, QuerySet, Subquery

Name = TypeVar("Name")

MOST = 500
MOST_WITH_WORDS = 100
"""Where each row that is counted has to be read for its words."""


class UpTo(Subquery):
    """How many rows, as a column of another query; `MOST` + 1 where there are more than `MOST`.

    The rows may point at the other query by `OuterRef`.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any], **extra: Any) -> None:
        super().__init__(limited(rows), **extra)


def limited(rows: QuerySet[Any], most: int | None = None) -> QuerySet[Any]:
    """As many keys, in no order, as it takes to know whether there are more than `most`."""
    return rows.order_by().values("pk")[: (MOST if most is None else most) + 1]


def count(rows: QuerySet[Any], most: int | None = None) -> int:
    """How many rows; `most` + 1 where there are more than `most`, which is `MOST` if not said.

    Written out, since the count of a queryset makes the whole query twice.
    """
    sql, parameters = _counting(rows, most)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", parameters)
        return int(cursor.fetchone()[0])


def counts(**rows: QuerySet[Any]) -> dict[str, int]:
    """Several counts by name, in one query; none where nothing is to be counted."""
    if not rows:
        return {}
    each = [_counting(one) for one in rows.values()]
    sql = ", ".join(sql for sql, _parameters in each)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [one for _sql, given in each for one in given])
        return dict(zip(rows, cursor.fetchone(), strict=True))


def any_of(rows: Mapping[Name, QuerySet[Any]]) -> set[Name]:
    """The names under which there are rows, in one query."""
    each = [_counting(one, 0) for one in rows.values()]
    if not each:
        return set()
    sql = ", ".join(sql for sql, _parameters in each)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [one for _sql, given in each for one in given])
        return {name for name, found in zip(rows, cursor.fetchone(), strict=True) if found}


def _counting(rows: QuerySet[Any], most: int | None = None) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, parameters = limited(rows, most).query.sql_with_params()
    except EmptyResultSet:  # nobody needs to ask
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) counted)", parameters  # noqa: S608


def is_beyond(number: int, most: int | None = None) -> bool:
    return number > (MOST if most is None else most)
