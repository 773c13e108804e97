"""What happens to every request: language, platform, and refusals turned into answers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation

from sprang.foundation.errors import NotAllowed, Refused, Stale
from sprang.foundation.models import Platform, User

from .wrong import not_that_way

Respond = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Swedish unless the person has chosen otherwise; a browser's default is not a choice."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or (
            user.language if isinstance(user, User) else ""
        )
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PlatformMiddleware:
    """Turns the first part of the path into `request.platform`."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.platform = None  # type: ignore[attr-defined]  # see sprang.foundation.http
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> None:
        if slug := kwargs.pop("platform", None):
            found = get_object_or_404(Platform, slug=slug)
            request.platform = found  # type: ignore[attr-defined]


class RefusalMiddleware:
    """An action's refusal becomes a page: 409 with the reason, or a 404 that reveals nothing."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.status_code == 405 and not response.content:
            return not_that_way(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            raise Http404 from error
        if isinstance(error, Refused):
            # A button has no words to keep; the page itself says to read again.
            reason = "" if isinstance(error, Stale) else str(error)
            context = {"reason": reason, "came_from": came_from(request)}
            return render(request, "errors/409.html", context, status=409)
        return None


def came_from(request: HttpRequest) -> str:
    """The page here that the person came from, to read it again; empty where it isn't known."""
    referer = urlsplit(request.headers.get("Referer", ""))
    return referer.path if referer.netloc == request.get_host() else ""
