"""Introductions: all for those who lead the platform, else one's own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.links import downloads

from ..exports import INTRODUCTIONS
from ..measuring import measured
from ..queries import INTRODUCTIONS_LIST, VIEWS, first_view
from ..rules import is_hub


@login_required
@require_safe
def introduction_list(request: UserRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, INTRODUCTIONS)
    platform, user = request.platform, request.user
    view, leads = first_view(request.GET.get("vy", ""), platform, user), is_hub(user, platform.pk)
    names = VIEWS if leads else {}
    context = {
        "listing": INTRODUCTIONS_LIST.listing(request),
        "view": view,
        "tabs": [Choice(label, f"?vy={name}", name == view) for name, label in names.items()],
        "downloads": downloads(request.GET),
        "measured": measured(platform, user) if leads else None,
    }
    return render(request, "needs/introductions/list.html", context)
