"""The list of solutions, and what one may do there."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import PlatformRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.links import downloads, feed
from sprang.foundation.models import Platform, User
from sprang.organisations.models import Organisation

from ..exports import SOLUTIONS
from ..models import Solution
from ..queries import MANY, SOLUTIONS_LIST, VIEWS
from ..rules import may_register

MOST_SHOWN = 50


@require_safe
def solution_list(request: PlatformRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, SOLUTIONS)
    view = request.GET.get("vy", "")
    context = {
        "listing": SOLUTIONS_LIST.listing(request),
        "view": view,
        "tabs": tabs(request, view),
        "downloads": downloads(request.GET) + feed(request.GET),
        "shows_many": view in MANY,
        **rights(request.user, request.platform),
    }
    return render(request, "solutions/list.html", context)


def rights(user: User | AnonymousUser, platform: Platform) -> dict[str, bool]:
    if not isinstance(user, User):
        return {"may_register": False, "may_import": False}
    leads = user.access.leads(platform.pk)
    return {"may_register": may_register(user, platform), "may_import": leads}


@require_safe
def solutions_of(request: PlatformRequest, uid: uuid.UUID) -> HttpResponse:
    """What one organisation has made: a part of its profile, a page for those without script."""
    listed = Organisation.objects.visible_to(request.user)
    provider = get_object_or_404(listed, uid=uid)
    seen = Solution.objects.named_to(request.user).filter(provider=provider)
    rows = seen.open().select_related("platform", "scope").newest()[:MOST_SHOWN]
    template = "solutions/_of.html" if request.htmx else "solutions/of.html"
    return render(request, template, {"solutions": list(rows), "provider": provider})


def tabs(request: PlatformRequest, current: str) -> list[Choice]:
    names = [name for name in VIEWS if name != "mina" or isinstance(request.user, User)]
    now = current if current in names else "har"
    return [Choice(VIEWS[name], f"?vy={name}", name == now) for name in names]
