"""The list of calls, and what one's own organisations have answered."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import downloads, feed, url
from sprang.foundation.models import Platform, User

from ..exports import CALLS
from ..queries import CALLS_LIST, VIEWS, answers_of
from ..rules import may_publish

NEWEST = Order("changed_at")


@require_safe
def call_list(request: PlatformRequest) -> HttpResponseBase:
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, CALLS)
    view = request.GET.get("vy", "")
    context = {
        "listing": CALLS_LIST.listing(request),
        "view": view,
        "tabs": tabs(request.user, view),
        "downloads": downloads(request.GET) + feed(request.GET),
        "may_publish": publishes(request.user, request.platform),
    }
    return render(request, "needs/calls/list.html", context)


def publishes(user: User | AnonymousUser, platform: Platform) -> bool:
    return isinstance(user, User) and may_publish(user, platform)


def tabs(user: User | AnonymousUser, current: str) -> list[Choice]:
    names = {name: label for name, label in VIEWS.items() if name != "utkast" or user.pk}
    now = current if current in names else "oppna"
    return [Choice(label, f"?vy={name}", name == now) for name, label in names.items()]


@login_required
@require_safe
def call_answers(request: UserRequest) -> HttpResponse:
    """On all platforms: a company has one list, wherever it has answered."""
    asked = request.GET.get("efter", "")
    seen = page_or_first(answers_of(request.user), NEWEST, after=asked, size=20)
    more = url(request.GET, efter=seen.cursor) if seen.cursor else ""
    context = {"answers": seen.items, "more": more}
    return render(request, "needs/calls/answers.html", context)
