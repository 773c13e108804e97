"""The rooms that one is in, and those whose door stands open."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import downloads, url

from .. import rules
from ..exports import ROOMS
from ..lists import ROOMS_LIST, VIEWS
from ..models import Room
from ..queries import invitations_of, joinable

NEWEST = Order("created_at")


@never_cache
@login_required
@require_safe
def room_list(request: UserRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, ROOMS)
    view, platform, user = request.GET.get("vy", ""), request.platform, request.user
    context = {
        "listing": ROOMS_LIST.listing(request),
        "view": view,
        "tabs": [Choice(label, f"?vy={name}", name == view) for name, label in VIEWS.items()],
        "downloads": downloads(request.GET),
        "invitations": list(invitations_of(user, platform)),
        "doors": list(joinable(user, platform)),
        "may_found": rules.may_found(user, platform),
        "leads_city": user.access.leads(platform.pk),
    }
    return render(request, "rooms/list.html", context)


@never_cache
@login_required
@require_safe
def room_logs(request: UserRequest) -> HttpResponse:
    """By number alone: who leads the city answers for who is let in, and reads no more."""
    if not request.user.access.leads(request.platform.pk):
        raise Http404
    rooms = Room.objects.filter(platform=request.platform).select_related("scope")
    seen = page_or_first(rooms, NEWEST, after=request.GET.get("efter", ""), size=50)
    more = url(request.GET, efter=seen.cursor) if seen.cursor else ""
    return render(request, "rooms/logs.html", {"rooms": seen.items, "more": more})
