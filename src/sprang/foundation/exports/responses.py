"""A list as a file to download."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone

from .columns import ExportKind
from .formats import FORMATS


def export_response(
    wanted: str, kind: ExportKind, queryset: QuerySet[Any]
) -> StreamingHttpResponse:
    """The rows of a queryset in the format `csv`, `xlsx` or `json`.

    The queryset is the list's own: passed through `visible_to`, filtered and sorted.
    """
    if wanted not in FORMATS:
        raise Http404
    content_type, write = FORMATS[wanted]
    name = f"{kind.name}-{timezone.localdate().isoformat()}.{wanted}"
    return StreamingHttpResponse(
        write(kind, queryset),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
