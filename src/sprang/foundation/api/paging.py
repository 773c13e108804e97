"""Pages of a list: a limit, a cursor and a link to the next page. The total is not counted."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import AwareDatetime

from ..errors import BadInput
from ..keyset import Order, WrongCursor, page, read_cursor

NEWEST = Order("changed_at")
SENSIBLE_YEARS = range(1900, 3000)


class Paging(Schema):
    limit: int = Field(50, ge=1, le=100)
    cursor: str = Field("", max_length=200)


class ListQuery(Paging):
    """What every list of records can be narrowed by."""

    changed_since: AwareDatetime | None = None
    q: str = Field("", max_length=200)


class PageOut(Schema):
    next: str | None
    """Address of the next page; null on the last one."""


def page_of(
    request: HttpRequest, rows: QuerySet[Any], asked: Paging, order: Order = NEWEST
) -> dict[str, Any]:
    """One page of the rows.

    :raises BadInput: for a cursor that was not made here.
    """
    _check(asked.cursor)
    found = page(rows, order, after=asked.cursor, size=asked.limit)
    return {"items": found.items, "next": _next(request, found.cursor) if found.cursor else None}


def _check(cursor: str) -> None:
    """The database can't turn a year at the edge of the calendar into UTC."""
    try:
        usable = not cursor or read_cursor(cursor)[0].year in SENSIBLE_YEARS
    except WrongCursor:
        usable = False
    if not usable:
        raise BadInput({"cursor": _("Använd adressen i ”next” från sidan före, oförändrad.")})


def changed_since(rows: Any, moment: datetime | None) -> Any:
    if moment is None:
        return rows
    if moment.year not in SENSIBLE_YEARS:
        raise BadInput({"changed_since": _("Skriv ett årtal mellan 1900 och 3000.")})
    return rows.filter(changed_at__gte=moment.astimezone(UTC))


def _next(request: HttpRequest, cursor: str) -> str:
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
