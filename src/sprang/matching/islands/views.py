"""The page of islands, and what one does about them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.links import downloads, url
from sprang.foundation.models import Record
from sprang.foundation.once import once

from ..index import Unusable
from . import actions, chart
from .answers_given import answers_given
from .chosen import DEEDS, needs_named, pair_named, posted
from .exports import ISLANDS
from .gathering import Island
from .naming import named
from .narrowing import IslandFilter, narrowed
from .rules import may_see
from .seeing import Sea, sea_of

PAGE, MOST_SHOWN = 8, 80


@login_required
@require_safe
def island_list(request: UserRequest) -> HttpResponseBase:
    _or_404(request)
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, ISLANDS)
    form = IslandFilter(request.GET, platform=request.platform)
    sea = sea_of(request.user, request.platform)
    found = narrowed(sea.pairs, form)
    context = {"sea": sea, "form": form, "total": len(found), "downloads": downloads(request.GET)}
    context["is_narrowed"] = any(form.cleaned_data.values())
    context["answered"] = answers_given(request.user, request.platform)
    context |= {**_map(request, found), **_shown(request, found, sea)}
    return render(request, "matching/islands/list.html", context)


def _shown(request: UserRequest, found: list[Island], sea: Sea) -> dict[str, Any]:
    asked = request.GET.get("antal", "")
    most = min(int(asked), MOST_SHOWN) if asked.isdecimal() and len(asked) < 4 else PAGE
    try:
        shown = named(found[: max(most, PAGE)], sea, request.user, request.platform)
    except Unusable:
        shown = []
    more = len(found) > len(shown) and len(shown) < MOST_SHOWN
    return {"islands": shown, "more_url": url(request.GET, antal=most + PAGE) if more else ""}


def _map(request: UserRequest, found: list[Island]) -> dict[str, Any]:
    spots = chart.spots(found, request.platform)
    if not spots:
        return {"spots": spots}
    title = ngettext("%d ö på kartan", "%d öar på kartan", len(found)) % len(found)
    about = _("Enheter i rader, områden i kolumner. Ju större punkt, desto fler texter i öar.")
    return {"spots": spots, "map": chart.drawn(spots, title, about)}


@login_required
@require_POST
def island_answer(request: UserRequest) -> HttpResponse:
    _or_404(request)
    chosen, deed = posted(request), request.POST.get("deed", "")
    if deed == "merge":
        return redirect(needs_named(request, chosen))
    if deed not in DEEDS:
        raise Http404
    act, told = DEEDS[deed]

    def done() -> Record:
        act(chosen=chosen, platform=request.platform, by=request.user)
        return chosen[0]

    once(request, done)
    messages.success(request, str(told))
    return redirect("island-list", request.platform.slug)


@login_required
@require_POST
def island_undo(request: UserRequest) -> HttpResponse:
    _or_404(request)
    one, other = pair_named(request)

    def done() -> Record:
        actions.undo(one=one, other=other, platform=request.platform, by=request.user)
        return one

    once(request, done)
    messages.success(request, _("Det är ogjort."))
    return redirect("island-list", request.platform.slug)


def _or_404(request: UserRequest) -> None:
    if not may_see(request.user, request.platform):
        raise Http404
