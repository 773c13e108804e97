"""The list of needs: find, filter, sort, take along."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.enums import LEAD_ROLES
from sprang.foundation.exports import export_response
from sprang.foundation.http import PlatformRequest
from sprang.foundation.listing import Choice, url
from sprang.foundation.models import User

from ..exports import NEEDS
from ..forms import NeedFilter
from ..queries import LIST, VIEWS, view_of
from ..rules import may_capture


@require_safe
def need_list(request: PlatformRequest) -> HttpResponseBase:
    view = request.GET.get("vy", "")
    rows = view_of(view, request.platform, request.user)
    form = NeedFilter(request.GET, platform=request.platform)
    if wanted := request.GET.get("format"):
        return export_response(wanted, NEEDS, LIST.narrowed(rows, form))
    listing = LIST.listing(rows, form, request.GET)
    return render(
        request,
        "needs/list.html",
        {
            "listing": listing,
            "view": view,
            "tabs": tabs(request, view),
            "downloads": downloads(request),
            **rights(request.user, request),
        },
    )


def tabs(request: PlatformRequest, current: str) -> list[Choice]:
    signed_in = isinstance(request.user, User)
    names = VIEWS if signed_in else {name: VIEWS[name] for name in ("oppna", "natverket", "alla")}
    now = current if current in names else "oppna"
    return [Choice(label, f"?vy={name}", name == now) for name, label in names.items()]


def downloads(request: PlatformRequest) -> list[dict[str, str]]:
    """The same list as a file."""
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
    return [{"url": url(request.GET, format=key), "label": label} for key, label in formats]


def rights(user: User | AnonymousUser, request: PlatformRequest) -> dict[str, bool]:
    if not isinstance(user, User):
        return {"may_capture": False, "may_import": False}
    return {
        "may_capture": may_capture(user, request.platform),
        "may_import": user.access.has_role(request.platform.pk, *LEAD_ROLES),
    }


