"""Pages of a list: a limit, a cursor and a link to the next page. The total is not counted."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Schema

from ..errors import BadInput
from ..lists.keyset import Order, WrongCursor, page

NEWEST = Order("changed_at")


class Paging(Schema):
    limit: int = Field(50, ge=1, le=100)
    cursor: str = Field("", max_length=200)


class PageOut(Schema):
    next: str | None
    """Address of the next page; null on the last one."""


def page_of(
    request: HttpRequest, rows: QuerySet[Any], asked: Paging, order: Order = NEWEST
) -> dict[str, Any]:
    """One page of the rows.

    :raises BadInput: for a cursor that was not made here.
    """
    try:
        found = page(rows, order, after=asked.cursor, size=asked.limit)
    except WrongCursor as error:
        fault = _("Använd adressen i ”next” från sidan före, oförändrad.")
        raise BadInput({"cursor": fault}) from error
    return {"items": found.items, "next": _next(request, found.cursor) if found.cursor else None}


def _next(request: HttpRequest, cursor: str) -> str:
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
