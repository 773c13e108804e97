"""Two needs become one: asks which of them goes on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.http import UserRequest
from sprang.foundation.once import once
from sprang.needs.models import Need

from . import actions
from .rules import may_see


@login_required
@require_http_methods(["GET", "POST"])
def island_merge(request: UserRequest) -> HttpResponse:
    if not may_see(request.user, request.platform):
        raise Http404
    asked = request.GET if request.method == "GET" else request.POST
    needs = pair_of_needs(request, asked.get("ett", ""), asked.get("annat", ""))
    if request.method == "GET":
        return render(request, "matching/islands/merge.html", {"needs": needs})
    kept, gone = needs if asked.get("kvar") == needs[0].reference else needs[::-1]

    def done() -> Need:
        actions.merge(kept=kept, gone=gone, platform=request.platform, by=request.user)
        return kept

    once(request, done)
    messages.success(request, _("Nu är de ett behov. Det som slutade pekar på det som är kvar."))
    return redirect(kept)


def pair_of_needs(request: UserRequest, one: str, other: str) -> list[Need]:
    seen = Need.objects.visible_to(request.user).select_related("platform", "scope", "author")
    found = {need.reference: need for need in seen.filter(
        platform=request.platform, reference__in=(one, other))}  # fmt: skip
    if len(found) != 2 or one == other:
        raise Http404
    return [found[one], found[other]]
