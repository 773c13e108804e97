"""What every list of records can be narrowed by."""

from datetime import UTC
from typing import Any, Protocol

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field
from pydantic import AwareDatetime

from ..errors import BadInput
from ..lists import narrow
from ..lists.keyset import SENSIBLE_YEARS
from ..models import RecordQuerySet
from .finding import seen
from .paging import Paging
from .shapes import Theme


class ListQuery(Paging):
    q: str = Field("", max_length=200)
    platform: str = Field("", max_length=39)
    theme: Theme | None = None
    changed_since: AwareDatetime | None = None


class RecordQuery(Protocol):
    q: str
    platform: str
    theme: str | None
    changed_since: AwareDatetime | None
    status: Any


def narrowed(rows: RecordQuerySet, request: HttpRequest, query: RecordQuery) -> RecordQuerySet:
    """The records that the caller may see and asked for."""
    rows = narrow.by_words(seen(rows, request), query.q)
    if query.platform:
        rows = rows.filter(platform__slug=query.platform)
    if query.theme:
        rows = narrow.by_theme(rows, query.theme)
    if query.status:
        rows = narrow.by_status(rows, query.status)
    return rows.filter(_changed_since(query))


def _changed_since(query: RecordQuery) -> Q:
    moment = query.changed_since
    if moment is None:
        return Q()
    if moment.year not in SENSIBLE_YEARS:
        raise BadInput({"changed_since": _("Skriv ett årtal mellan 1900 och 2199.")})
    return Q(changed_at__gte=moment.astimezone(UTC))
