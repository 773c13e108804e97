"""The network: who is in it, and one profile."""

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sprang.foundation import themes
from sprang.foundation.exports import export_list
from sprang.foundation.http import PlatformRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.links import downloads
from sprang.foundation.models import Record, User

from .. import profile
from ..actions import may_change, may_register
from ..claims.rules import may_be_claimed
from ..doubles.rules import may_merge
from ..exports import ORGANISATIONS
from ..models import Organisation, Partnership
from ..queries import ORGANISATIONS_LIST, VIEWS, first_view, within

MOST_RECORDS = 20


@require_safe
def organisation_list(request: PlatformRequest) -> HttpResponseBase:
    asked = request.GET.get("vy", "")
    view = asked if asked in VIEWS else first_view(request.platform, request.user)
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, ORGANISATIONS)
    seen = Organisation.objects.visible_to(request.user)
    rows = within(seen, view, request.platform, request.user)
    context = {
        "listing": ORGANISATIONS_LIST.listing(request, rows),
        "view": view,
        "tabs": [Choice(label, f"?vy={name}", name == view) for name, label in VIEWS.items()],
        "downloads": downloads(request.GET),
        "rows": "organisations/_rows.html",
        **way_to_add(request),
    }
    return render(request, "organisations/list.html", context)


def way_to_add(request: PlatformRequest) -> dict[str, str]:
    if not isinstance(request.user, User) or not may_register(request.user):
        return {}
    new_url = reverse("organisation-new", args=[request.platform.slug])
    return {"new_url": new_url, "new_label": _("Lägg till")}


@require_safe
def organisation_detail(request: PlatformRequest, uid: uuid.UUID) -> HttpResponse:
    seen = Organisation.objects.visible_to(request.user)
    organisation = seen.select_related("parent").filter(uid=uid).first()
    if organisation is None:
        # one that goes on as another leads to it
        other = get_object_or_404(seen, took_in__gone__uid=uid)
        return redirect("organisation-detail", request.platform.slug, other.uid)
    context = {
        "organisation": organisation,
        "told": profile.told(organisation, request.platform),
        "units": organisation.units.order_by("name")[:60],
        "partner_of": partner_of(organisation),
        "written": written_by(organisation, request),
        **deeds(organisation, request),
    }
    return render(request, "organisations/detail.html", context)


def partner_of(organisation: Organisation) -> list[tuple[Partnership, list[str]]]:
    """What anybody may read: with which cities, since when, and about what."""
    rows = organisation.partnerships.current().select_related("platform").order_by("since", "pk")
    return [(each, themes.names(each.themes)) for each in rows]


def deeds(organisation: Organisation, request: PlatformRequest) -> dict[str, bool]:
    """What the reader may do with it here."""
    user, platform = request.user, request.platform
    if not isinstance(user, User):
        return {}
    partnerships = organisation.partnerships.filter(platform=platform)
    is_own = organisation.above.filter(ancestor=platform.pk).exists()
    return {
        "may_change": may_change(user, organisation),
        "may_claim": may_be_claimed(organisation),
        "may_merge": may_merge(user, organisation),
        "may_choose": user.access.leads(platform.pk) and not is_own,
        "may_read": partnerships.visible_to(user).exists(),
        "is_partner": partnerships.current().exists(),
    }


def written_by(organisation: Organisation, request: PlatformRequest) -> list[Record]:
    """What their own people have written, as far as the reader may see it."""
    seen = Record.objects.visible_to(request.user).select_related("platform", "scope")
    return list(seen.filter(scope__above__ancestor=organisation).newest()[:MOST_RECORDS])
