"""Whole pages, kept for the same reader until something in the house changes.

Only pages that are made of nothing but what the journal tells of (`journal.standing`), what little
stands beside it (`beside`), the reader, the address and two cookies: all of these are in the key.
What belongs to one request alone is put in afterwards (`fragment_cache`). A page with a message, or
with words that came too late, is drawn for that once.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from sprang.foundation.journal import standing
from sprang.foundation.models import User

from ..middleware import Respond
from ..shell.appearance import theme_of
from ..templatetags.forms import marks_of
from . import beside, fragment_cache

PAGES: Final[Mapping[str, beside.State]] = {
    **dict.fromkeys(
        (
            "start",
            "platform-start",
            "need-list",
            "need-detail",
            "need-merged",
            "need-flow",
            "need-road-part",
            "solution-list",
            "solution-detail",
            "solutions-of",
            "organisation-list",
            "organisation-detail",
            "company-list",
            "unit-list",
            "follow-list",
            "dialogue",
            "dialogue-part",
            "design",
        ),
        beside.nothing,
    ),
    **dict.fromkeys(("home", "call-list", "call-detail", "call-answers"), beside.of_calls),
    **dict.fromkeys(
        ("need-road", "introduction-list", "partnership-list", "room-list"), beside.the_day
    ),
    "member-list": beside.of_members,
    "watch-list": beside.of_watches,
    "island-list": beside.of_islands,
}
"""URL names, each with what its page is made of beside what the journal tells. Not those of jobs,
sessions, keys or one text's matches: these change all the time."""
READS: Final = ("GET", "HEAD")
MESSAGES: Final = "_messages"
"""Where Django's session storage has them."""


class WholeMiddleware:
    """Below those that find out who asks for what, above the view."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if token := getattr(request, "drawing", None):
            fragment_cache.end(token)
            return taken(request, response)
        return response

    def process_view(
        self, request: Any, _view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        key = key_of(request)
        if key is None:
            return None
        if known := standing.recall(key, made_up=is_asked(request)):
            html, headers = known
            return whole(request, html, HttpResponse(headers=headers))
        request.whole, request.drawing = key, fragment_cache.begin()
        return None


def is_asked(request: HttpRequest) -> bool:
    """What stands after the `?` can be made up without end."""
    return bool(request.META.get("QUERY_STRING"))


def key_of(request: Any) -> tuple[Any, ...] | None:
    """All that the page is made of, but what the journal tells; None for pages that aren't kept."""
    page = PAGES.get(request.resolver_match.view_name) if request.method in READS else None
    if not page or request.kept_words or MESSAGES in request.session:
        return None
    state = page(request)
    if state is None:
        return None
    user = request.user
    reader = (user.pk, user.email, user.name) if isinstance(user, User) else ()
    address = request.get_host(), request.get_full_path(), bool(request.htmx)
    return "page", *address, reader, state, get_language(), theme_of(request)


def taken(request: Any, response: HttpResponse) -> HttpResponse:
    """Keep what was drawn, and put in what is this request's own."""
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return response
    html = response.content.decode()
    if response.status_code == 200 and not response.cookies:
        made = html, dict(response.headers)
        standing.keep(request.whole, made, made_up=is_asked(request))
    return whole(request, html, response)


def whole(request: HttpRequest, html: str, response: HttpResponse) -> HttpResponse:
    here = request.get_full_path()
    response.content = fragment_cache.filled(html, lambda: marks_of(request), here)
    return response
