"""What is answered when something failed that no view expected.

A database that is away passes: the person is told to try again, with what they wrote still there.
Everything else is a fault of ours. Neither page may ask the database for anything.
"""

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.defaults import server_error

from sprang.foundation.database.away import RETRY_AFTER, is_away

from ..late.typed import is_secret, typed
from . import outage

SHORT = 80
"""Characters: longer values are shown, so that they can be read and copied too."""


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler for an error that nobody caught."""
    passes = is_away(sys.exception())
    if request.path.startswith("/api/"):
        # here: commands load this file too, and have no use for the API's machinery
        from sprang.api.handlers import database_away

        return database_away(request) if passes else server_error(request)
    if not passes:
        return page(request, "500.html", 500)
    response = page(request, "errors/503.html", 503, lasting=outage.met())
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def page(request: HttpRequest, template: str, status: int, **said: Any) -> HttpResponse:
    with translation.override(language_of(request)):
        html = loader.render_to_string(template, shown(request) | said)
    response = HttpResponse(html, status=status)
    add_never_cache_headers(response)
    return response


def language_of(request: HttpRequest) -> str:
    """As chosen in this browser: what the account says can't be asked for."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def shown(request: HttpRequest) -> dict[str, Any]:
    """What was sent, its own proof of origin included: a page of another site that posted it here
    gets nothing from being shown again, since that proof is still missing."""
    sent = typed(request)
    return {
        "path": request.get_full_path(),
        "is_sent": request.method == "POST" and not is_secret(request),
        "fields": [(name, value, is_long(name, value)) for name, value in sent],
        "files": files(request) if sent else [],
    }


def files(request: HttpRequest) -> list[str]:
    return [str(file.name) for _, several in request.FILES.lists() for file in several]


def is_long(name: str, value: str) -> bool:
    return name != "csrfmiddlewaretoken" and (len(value) > SHORT or "\n" in value)
