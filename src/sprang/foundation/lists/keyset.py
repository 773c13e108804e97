"""Paging by where one stands instead of by how many one has passed.

`OFFSET 100000` makes the database walk past a hundred thousand rows, and skips or repeats rows
when somebody writes meanwhile. A cursor names the last row seen: its value and its key.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
SENSIBLE_YEARS = range(1900, 2200)
"""Databases differ in the years that they can hold; no record is from outside these."""


class WrongCursor(ValueError):
    """The cursor was not made here."""


@dataclass(frozen=True)
class Order:
    """By a column of points in time (or of text), the key deciding between equals.

    `within` is what all the rows have, said so that an index which begins with it can be walked.
    """

    column: str
    newest_first: bool = True
    of_text: bool = False
    within: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, str]:
        sign = "-" if self.newest_first else ""
        return f"{sign}{self.column}", f"{sign}pk"

    def beyond(self, at: datetime | str, key: int) -> Q:
        """The first condition says nothing new; it is the one that an index can begin at."""
        side = "lt" if self.newest_first else "gt"
        begin = Q(**{f"{self.column}__{side}e": at})
        return begin & (Q(**{f"{self.column}__{side}": at}) | Q(**{f"pk__{side}": key}))

    def cursor(self, row: Any) -> str:
        value = getattr(row, self.column)
        text = value if self.of_text else value.isoformat()
        return base64.urlsafe_b64encode(f"{text} {row.pk}".encode()).decode().rstrip("=")

    def value(self, text: str) -> datetime | str:
        """:raises ValueError: for what is no point in time with its offset."""
        if self.of_text:
            return text
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None or moment.year not in SENSIBLE_YEARS:
            raise ValueError(text)
        return moment.astimezone(UTC)  # PostgreSQL knows no offset of sixteen hours


@dataclass(frozen=True)
class Page(Generic[M]):
    items: list[M]
    cursor: str
    """Leads to the next page; empty on the last."""


def read_cursor(cursor: str, order: Order) -> tuple[datetime | str, int]:
    """:raises WrongCursor: for anything that `Order.cursor` has not made."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        value, key = text.rsplit(" ", 1)
        if not 0 <= int(key) < 2**63 or "\0" in value:
            raise ValueError(text)
        return order.value(value), int(key)
    except (ValueError, binascii.Error) as error:
        raise WrongCursor(cursor) from error


def page(rows: QuerySet[M], order: Order, *, after: str = "", size: int = 20) -> Page[M]:
    """`size` rows after the cursor; one more is read to know whether there are any left."""
    if after:
        rows = rows.filter(order.beyond(*read_cursor(after, order)))
    rows = rows.filter(**dict(order.within))
    found = list(rows.order_by(*order.columns)[: size + 1])
    return Page(found[:size], order.cursor(found[size - 1]) if len(found) > size else "")


def page_or_first(rows: QuerySet[M], order: Order, *, after: str, size: int) -> Page[M]:
    """The same for a person, who meets the first page where an address can't be read."""
    try:
        return page(rows, order, after=after, size=size)
    except WrongCursor:
        return page(rows, order, size=size)
