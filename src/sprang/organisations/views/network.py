"""The network: who is in it, and one profile."""

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sprang.foundation import themes
from sprang.foundation.exports import export_response
from sprang.foundation.http import PlatformRequest
from sprang.foundation.listing import Choice, downloads
from sprang.foundation.models import Record

from ..exports import ORGANISATIONS
from ..models import Organisation
from ..queries import LIST, VIEWS, OrganisationFilter, view_of

MOST_RECORDS = 20


@require_safe
def organisation_list(request: PlatformRequest) -> HttpResponseBase:
    view = request.GET.get("vy", "") if request.GET.get("vy") in VIEWS else "innovatorer"
    rows, form = view_of(view, request.platform, request.user), OrganisationFilter(request.GET)
    if wanted := request.GET.get("format"):
        return export_response(wanted, ORGANISATIONS, LIST.narrowed(rows, form))
    context = {
        "listing": LIST.listing(rows, form, request.GET),
        "view": view,
        "tabs": [Choice(label, f"?vy={name}", name == view) for name, label in VIEWS.items()],
        "downloads": downloads(request.GET),
        "row": "organisations/_row.html",
    }
    return render(request, "organisations/list.html", context)


@require_safe
def organisation_detail(request: PlatformRequest, uid: uuid.UUID) -> HttpResponse:
    seen = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(seen.select_related("parent"), uid=uid)
    context = {
        "organisation": organisation,
        "themes": themes.names(organisation.themes),
        "units": organisation.units.order_by("name")[:60],
        "partner_of": organisation.partnerships.select_related("platform").order_by("since"),
        "written": written_by(organisation, request),
    }
    return render(request, "organisations/detail.html", context)


def written_by(organisation: Organisation, request: PlatformRequest) -> list[Record]:
    """What their own people have written, as far as the reader may see it."""
    seen = Record.objects.visible_to(request.user).select_related("platform", "scope")
    return list(seen.filter(scope__above__ancestor=organisation).newest()[:MOST_RECORDS])
