"""Who came, went and opened what."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sprang.foundation.history import history_of
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import url

from ..keeping import LOG_KEPT
from .detail import tabs
from .fetch import logged_or_404

NEWEST = Order("at")


@never_cache
@login_required
@require_safe
def room_log(request: UserRequest, ref: str) -> HttpResponse:
    """Whoever leads the city and is not in the room reads no names of files, and no words."""
    room = logged_or_404(request, ref)
    is_in = room.is_visible_to(request.user)
    rows = room.events.select_related("by", "user")
    seen = page_or_first(rows, NEWEST, after=request.GET.get("efter", ""), size=50)
    context = {
        "room": room,
        "is_in": is_in,
        "events": seen.items,
        "more": url(request.GET, efter=seen.cursor) if seen.cursor else "",
        "days": LOG_KEPT.days,
        "history": history_of(room, request.user) if is_in else [],
        **tabs(request, room, "log"),
    }
    return render(request, "rooms/log.html", context)
