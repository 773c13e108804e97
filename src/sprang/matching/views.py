"""Pages of matching: while one writes, for one need, and the search."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.http import PlatformRequest
from sprang.foundation.journal import standing
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.needs.rules import may_scan

from .judging.controls import with_words
from .judging.finding import SHOWN, matches
from .judging.questions import question_of
from .rows import kinds_of, rows_of
from .search import MOST_FOUND, match, search
from .searchables import searchables
from .shown import columns
from .synonyms.actions import may_keep
from .watching.queries import watched_by

LIVE, PART, PAGE, FOUND = 3, 3, SHOWN, 8
"""Hits of each kind: while one writes, on the need's page, on the page of matches, in a search."""

LONGEST_QUERY = 500
CARRIED = ("scope", "visibility", "form_uid")
"""What else was filled in on the page that has no script: it comes along to the sending."""


@require_POST
@never_cache
@standing.reads()  # posted, and yet it changes nothing
def match_live(request: PlatformRequest) -> HttpResponse:
    """Posted, since what someone is writing belongs in no address and no log."""
    text = request.POST.get("text", "")[:20_000]
    answer = match(text, request.user, limit=LIVE)
    context = {"text": text, "answer": answer, "columns": columns(answer, request.platform)}
    if not request.htmx:
        carried = {name: request.POST[name] for name in CARRIED if name in request.POST}
        return render(request, "matching/live.html", context | {"carried": carried})
    response = render(request, "matching/_groups.html", context)
    # Only what is in the region is exchanged: a live region that is itself replaced is not read.
    response["HX-Reswap"], response["HX-Reselect"] = "innerHTML", "#traffar > *"
    return response


@require_safe
def need_matches(request: PlatformRequest, ref: str) -> HttpResponse:
    return render(request, "matching/need.html", matches_of(request, ref, PAGE))


@require_safe
def need_matches_part(request: PlatformRequest, ref: str) -> HttpResponse:
    return render(request, "matching/_part.html", matches_of(request, ref, PART))


def matches_of(request: PlatformRequest, ref: str, limit: int) -> dict[str, Any]:
    seen = Need.objects.visible_to(request.user).select_related("scope", "platform")
    seen = seen.annotate(is_watched=watched_by(request.user))
    need = get_object_or_404(seen, platform=request.platform, reference=ref)
    answer = matches(need, request.user, limit=limit)
    found = with_words(columns(answer, request.platform, need), need, request.user)
    hits = [hit for column in found for hit in column.hits]
    kept = [hit for hit in hits if not (hit.controls and hit.controls.is_away)]
    best = max(kept, key=lambda hit: hit.hit.scored.relevance, default=None)
    others = [hit for hit in hits if hit is not best]
    context = {"need": need, "answer": answer, "columns": found, "best": best, "others": others}
    context |= {"question": question_of(found, need, request.user)}
    if not isinstance(request.user, User):
        return context
    leads = request.user.access.leads(need.platform_id)
    return context | {"leads": leads, "may_look": may_scan(request.user, need)}


@require_safe
def search_page(request: PlatformRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kind = request.GET.get("vad", "")
    kinds = [kind] if kind in {each.kind for each in searchables()} else None
    answer = search(query, request.user, kinds, limit=MOST_FOUND if kinds else FOUND)
    context = {
        "query": query,
        "kinds": kinds_of(request.GET, kind if kinds else ""),
        "groups": rows_of(answer, request.platform, request.GET),
        "total": answer.total,
        "complete": answer.complete,
        "kind": kind if kinds else "",
        "may_keep_words": isinstance(request.user, User)
        and may_keep(request.user, request.platform),
    }
    return render(request, "site/search.html", context)
