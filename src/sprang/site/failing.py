"""What is answered when something failed that no view expected.

A database that is away passes: the person is told to try again, with what they wrote still there.
Everything else is a fault of ours. Neither page may ask the database for anything.
"""

import sys
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template import loader
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.defaults import server_error

from sprang.api.handlers import database_away
from sprang.foundation.away import RETRY_AFTER, is_away

SECRET: Final = ("/konto/", "/start/")
"""Paths whose forms hold passwords and codes: they are written anew."""
SHORT: Final = 80
"""Characters: longer values are shown, so that they can be read and copied too."""


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler for an error that nobody caught."""
    if not is_away(sys.exception()):
        return server_error(request)
    if request.path.startswith("/api/"):
        return database_away(request)
    with translation.override(language_of(request)):
        page = loader.render_to_string("errors/503.html", shown(request))
    response = HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    add_never_cache_headers(response)
    return response


def language_of(request: HttpRequest) -> str:
    """As chosen in this browser: what the account says can't be asked for."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def shown(request: HttpRequest) -> dict[str, Any]:
    kept = fields(request)
    return {
        "path": request.get_full_path(),
        "is_sent": request.method == "POST" and not request.path.startswith(SECRET),
        "fields": [(name, value, is_long(name, value)) for name, value in kept],
        "files": files(request) if kept else [],
    }


def files(request: HttpRequest) -> list[str]:
    return [str(file.name) for _, several in request.FILES.lists() for file in several]


def is_long(name: str, value: str) -> bool:
    return name != "csrfmiddlewaretoken" and (len(value) > SHORT or "\n" in value)


def fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, its own proof of origin included: a page of another site that posted it here
    gets nothing from being shown again, since that proof is still missing."""
    if request.method != "POST" or request.path.startswith(SECRET):
        return []
    try:
        return [(name, str(value)) for name, values in request.POST.lists() for value in values]
    except (RequestDataTooBig, SuspiciousOperation, TooManyFilesSent, UnreadablePostError):
        return []
