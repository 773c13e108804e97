"""For those who lead: how often matches were right, and which imported needs there were already."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.core.ranking import Strength
from sprang.foundation.exports import export_list
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.links import downloads
from sprang.foundation.views.import_access import for_leads, run_or_404

from ..actions import set_reranking
from ..searchables import searchable_of
from . import precision
from .alikes import alikes_of
from .exports import FEEDBACK
from .judged import FEWEST, enough, judged
from .reranking import is_on, measured

LEVELS = {each.name.lower(): level for each, level in zip(Strength, (3, 2, 1), strict=True)}


@require_http_methods(["GET", "POST"])
@for_leads
def match_precision(request: UserRequest) -> HttpResponseBase:
    if request.method == "POST":
        return switched(request)
    if wanted := request.GET.get("format"):
        return export_list(request, wanted, FEEDBACK)
    return render(request, "matching/precision.html", told(request))


def switched(request: UserRequest) -> HttpResponseBase:
    on, platform = request.POST.get("on") == "ja", request.platform
    would = measured(platform, request.user)
    set_reranking(platform=platform, by=request.user, on=on, measured=would)
    said = _("Omdömena styr nu ordningen.") if on else _("Omdömena styr inte längre ordningen.")
    messages.success(request, said)
    return redirect("match-precision", platform.slug)


def told(request: UserRequest) -> dict[str, Any]:
    platform, user = request.platform, request.user
    rows, would = judged(platform, user), measured(platform, user)
    return {
        "figures": [_row(each) for each in precision.figures(rows)],
        "rejected": precision.rejected(rows),
        "fewest": FEWEST,
        "would": would,
        "gain": round(100 * would.gain, 1),
        "is_on": is_on(platform),
        "downloads": downloads(request.GET) if enough(rows) else [],
    }


def _row(figure: precision.Figure) -> dict[str, Any]:
    noun = searchable_of(figure.kind).noun
    return {"figure": figure, "noun": noun, "level": LEVELS.get(figure.strength or "", 0)}


@require_safe
@for_leads
def import_alikes(request: UserRequest, uid: UUID) -> HttpResponseBase:
    run = run_or_404(request, uid)
    after = request.GET.get("efter", "")
    found = alikes_of(run, request.user, int(after) if after.isdecimal() and len(after) < 18 else 0)
    return render(request, "matching/alikes.html", {"run": run, **found})
