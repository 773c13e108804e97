"""A list as an Atom feed (RFC 4287): what anybody may see of it, filtered as the address asks.

A reader of feeds signs in nowhere, so what is told to nobody else is in none, whoever asks.
"""

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import get_language

from ..http import PlatformRequest
from ..lists.links import url
from ..themes import names
from ..unseen import without_unseen
from .columns import ExportKind

FEED: Final = "atom"
NEWEST: Final = 30
BEGINNING: Final = 400
"""Letters of a text that has no summary."""


def feed_of(request: PlatformRequest, kind: ExportKind) -> HttpResponse:
    """The latest changed first. One query."""
    assert kind.listed
    rows = kind.listed(request.platform, AnonymousUser(), request.GET)
    page = request.build_absolute_uri(f"{request.path}{url(request.GET, format='')}")
    feed = Atom1Feed(
        title=f"{kind.label} – Språng {request.platform.name}",
        link=page,
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.get_full_path()),
        author_name=request.platform.name,
    )
    for record in rows.select_related("platform").order_by("-changed_at", "-pk")[:NEWEST]:
        feed.add_item(**_item(record, request))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _item(record: Any, request: PlatformRequest) -> dict[str, Any]:
    """What was read in from elsewhere may hold signs that XML can't."""
    said = record.summary or Truncator(record.text).chars(BEGINNING)
    return {
        "title": without_unseen(record.title),
        "link": request.build_absolute_uri(record.get_absolute_url()),
        "description": without_unseen(said),
        "unique_id": f"urn:uuid:{record.uid}",
        "pubdate": record.created_at,
        "updateddate": record.changed_at,
        "categories": [str(name) for name in names(record.themes)],
    }
