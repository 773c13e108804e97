"""The partners of a platform: a list for all, how alive they are for those who lead."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import PlatformRequest
from sprang.foundation.lists.links import downloads

from ..exports import PARTNERS
from ..life import MOST, life_of
from ..queries import PARTNERS_LIST, expiring, leads_here, partners_of, rows_for

RENEWALS = 5


@require_safe
def partnership_list(request: PlatformRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, PARTNERS)
    leads = leads_here(request.user, request.platform)
    context = {
        "listing": PARTNERS_LIST.listing(request),
        "downloads": downloads(request.GET),
        "rows": "organisations/partners/_leads_rows.html"
        if leads
        else "organisations/partners/_rows.html",
        "leads": leads,
        **(at_a_glance(request) if leads and not request.htmx else {}),
    }
    return render(request, "organisations/partners/list.html", context)


def at_a_glance(request: PlatformRequest) -> dict[str, Any]:
    """All partners of now by theme, and the agreements that run out next."""
    rows = rows_for(request.platform, request.user, type(request.GET)())
    is_few = partners_of(request.platform).filter(ended_on=None)[: MOST + 1].count() <= MOST
    about = ("partnership__organisation", "partnership__platform")
    renew = expiring().filter(partnership__platform=request.platform, partnership__ended_on=None)
    return {
        "life": life_of(rows.order_by("name", "pk")) if is_few else None,
        "too_many": not is_few,
        "renew": renew.select_related(*about).order_by("ends_on", "pk")[:RENEWALS],
    }
