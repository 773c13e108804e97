"""What a person follows: stop, or have no letters about it."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.http import UserRequest
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import url
from sprang.foundation.models import Record

from .. import actions
from ..models import Follow
from ..told import followed_by

LISTED = 30
CHANGED = Order("changed_at")


@login_required
@never_cache
@require_safe
def follow_list(request: UserRequest) -> HttpResponse:
    rows = followed_by(request.user).select_related("platform", "scope", "author")
    found = page_or_first(rows, CHANGED, after=request.GET.get("efter", ""), size=LISTED)
    muted = Follow.objects.filter(user=request.user, record__in=found.items, has_letters=False)
    keys = set(muted.values_list("record", flat=True))
    context = {
        "rows": [{"record": each, "is_muted": each.pk in keys} for each in found.items],
        "more_url": url(request.GET, efter=found.cursor) if found.cursor else "",
    }
    return render(request, "dialogue/follows.html", context)


@require_POST
@login_required
def follow_choose(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    """`hur`: med (letters too), utan, or sluta."""
    seen = Record.objects.visible_to(request.user).select_related("platform")
    record, how = get_object_or_404(seen, uid=uid), request.POST.get("hur", "")
    if how == "sluta":
        actions.unfollow(record=record, by=request.user)
    else:
        actions.follow(record=record, by=request.user, has_letters=how != "utan")
    return redirect("follow-list", request.platform.slug)
