"""Search in a few words, match a text, match a need."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router

from sprang.foundation.api import finding
from sprang.foundation.errors import BadInput
from sprang.needs.models import Need

from .. import search as searching
from ..judging.finding import matches
from ..search import Answer
from ..searchables import searchables
from .shapes import AnswerOut, MatchIn, MatchQuery, SearchQuery

router = Router(tags=["matching"])


def known(kinds: Sequence[str]) -> Sequence[str] | None:
    """None asks for all kinds."""
    there_are = [each.kind for each in searchables()]
    if set(kinds) - set(there_are):
        fault = _("Välj bland %(kinds)s.") % {"kinds": ", ".join(there_are)}
        raise BadInput({"kinds": fault})
    return kinds or None


@router.get("/search", response=AnswerOut, summary=gettext_noop("Sök efter ord"))
def search(request: HttpRequest, query: Query[SearchQuery]) -> Answer:
    platform = finding.platform_named(query.platform) if query.platform else None
    return searching.search(
        query.q, request.user, known(query.kinds), platform=platform, limit=query.limit
    )


@router.post("/match", response=AnswerOut, summary=gettext_noop("Vad som matchar en text"))
def match_text(request: HttpRequest, given: MatchIn) -> Answer:
    return searching.match(given.text, request.user, known(given.kinds), given.limit)


@router.get(
    "/needs/{slug:platform_slug}/{slug:reference}/matches",
    response=AnswerOut,
    summary=gettext_noop("Vad som matchar ett behov"),
)
def match_need(
    request: HttpRequest, platform_slug: str, reference: str, query: Query[MatchQuery]
) -> Answer:
    need = finding.record_or_404(Need.objects.all(), request, platform_slug, reference)
    return matches(need, request.user, known(query.kinds), query.limit)
