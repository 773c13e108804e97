"""The list of needs: find, filter, sort, export."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import PlatformRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.links import downloads, feed
from sprang.foundation.models import User

from ..exports import NEEDS
from ..models import NeedDraft
from ..queries import MANY, NEEDS_LIST, VIEWS
from ..rules import may_capture


@require_safe
def need_list(request: PlatformRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, NEEDS)
    view = request.GET.get("vy", "")
    context = {
        "listing": NEEDS_LIST.listing(request),
        "view": view,
        "tabs": tabs(request, view),
        "downloads": downloads(request.GET) + feed(request.GET),
        "shows_many": view in MANY,
        **rights(request.user, request),
    }
    return render(request, "needs/list.html", context)


def tabs(request: PlatformRequest, current: str) -> list[Choice]:
    signed_in = isinstance(request.user, User)
    names = VIEWS if signed_in else {name: VIEWS[name] for name in ("oppna", "natverket", "alla")}
    now = current if current in names else "oppna"
    return [Choice(label, f"?vy={name}", name == now) for name, label in names.items()]


def rights(user: User | AnonymousUser, request: PlatformRequest) -> dict[str, bool]:
    if not isinstance(user, User):
        return {"may_capture": False, "may_import": False, "has_drafts": False}
    return {
        "may_capture": may_capture(user, request.platform),
        "has_drafts": NeedDraft.objects.filter(user=user).exists(),
        "may_import": user.access.leads(request.platform.pk),
    }
