"""A list as a file to download: at once where it is short, by a job where it is long."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from ..errors import Refused
from ..http import PlatformRequest
from ..lists.links import url
from ..models import User
from ..streaming import spoken
from .columns import ExportKind
from .feed import FEED, feed_of
from .formats import FORMATS
from .snapshot import rows_of

AT_ONCE = 2_000
"""Rows that are sent while the person waits; more would hold a web process up."""


def export_list(request: PlatformRequest, wanted: str, kind: ExportKind) -> HttpResponseBase:
    """The list that the address asks for. A long one is asked about first, then made by a job.

    :raises Refused: the list is long and nobody is signed in, so that no job could be theirs.
    """
    if wanted == FEED and kind.is_fed:
        return feed_of(request, kind)
    if wanted not in FORMATS or kind.listed is None:
        raise Http404
    rows = kind.listed(request.platform, request.user, request.GET)
    if rows.order_by()[: AT_ONCE + 1].count() <= AT_ONCE:
        return export_response(wanted, kind, rows)
    if not isinstance(request.user, User):
        raise Refused(_("Listan är lång. Logga in för att hämta den, eller gör urvalet mindre."))
    total = rows.order_by().count()
    context = {"kind": kind, "form": wanted, "total": total, "asked": request.GET.urlencode()}
    context["back"] = url(request.GET, format="")
    return render(request, "foundation/export.html", context)


def export_response(
    wanted: str, kind: ExportKind, queryset: QuerySet[Any]
) -> StreamingHttpResponse:
    """The rows of a queryset in the format `csv`, `xlsx` or `json`.

    The queryset is the list's own: passed through `visible_to`, filtered and sorted.
    """
    if wanted not in FORMATS:
        raise Http404
    content_type, write = FORMATS[wanted]
    return StreamingHttpResponse(
        spoken(write(kind, rows_of(kind, queryset))),
        content_type=content_type,
        headers=taken_along(name_of(kind, wanted)),
    )


def taken_along(name: str) -> dict[str, str]:
    """The headings of a file that the browser keeps under that name and shows nowhere itself."""
    return {
        "Content-Disposition": str(content_disposition_header(True, name)),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def name_of(kind: ExportKind, wanted: str) -> str:
    """ "behov 2026-11-22.xlsx", in the language of the one who asks."""
    return f"{str(kind.label).lower()} {timezone.localdate().isoformat()}.{wanted}"
