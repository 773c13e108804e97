"""Paging by where one stands instead of by how many one has passed.

`OFFSET 100000` makes the database walk past a hundred thousand rows, and skips or repeats rows
when somebody writes meanwhile. A cursor names the last row seen: its value and its key.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


class WrongCursor(ValueError):
    """The cursor was not made here."""


@dataclass(frozen=True)
class Order:
    """By a column of points in time, the key deciding between equals."""

    column: str
    newest_first: bool = True

    @property
    def columns(self) -> tuple[str, str]:
        sign = "-" if self.newest_first else ""
        return f"{sign}{self.column}", f"{sign}pk"

    def beyond(self, at: datetime, key: int) -> Q:
        side = "lt" if self.newest_first else "gt"
        return Q(**{f"{self.column}__{side}": at}) | Q(**{self.column: at, f"pk__{side}": key})

    def cursor(self, row: Any) -> str:
        text = f"{getattr(row, self.column).isoformat()} {row.pk}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Page(Generic[M]):
    items: list[M]
    cursor: str
    """Leads to the next page; empty on the last."""


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """:raises WrongCursor: for anything that `Order.cursor` has not made."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        at, key = text.rsplit(" ", 1)
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not 0 <= int(key) < 2**63:
            raise ValueError(text)
        return moment, int(key)
    except (ValueError, binascii.Error) as error:
        raise WrongCursor(cursor) from error


def page(rows: QuerySet[M], order: Order, *, after: str = "", size: int = 20) -> Page[M]:
    """`size` rows after the cursor; one more is read to know whether there are any left."""
    if after:
        rows = rows.filter(order.beyond(*read_cursor(after)))
    found = list(rows.order_by(*order.columns)[: size + 1])
    return Page(found[:size], order.cursor(found[size - 1]) if len(found) > size else "")
