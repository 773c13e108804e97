"""What happens to every request: language, platform, and refusals turned into answers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from sprang.foundation.errors import NotAllowed, Refused, Stale
from sprang.foundation.journal import standing
from sprang.foundation.models import Platform, User

from .failures.request import not_that_way

Respond = Callable[[HttpRequest], HttpResponse]


class StandingMiddleware:
    """Who only reads may use what is remembered since the last change (`journal.standing`)."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.respond(request)
        with standing.reads():
            return self.respond(request)


class UserMiddleware(AuthenticationMiddleware):
    """Django's, with the person taken from the query that read the session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: user_of(request))  # type: ignore[assignment]


def user_of(request: Any) -> User | AnonymousUser:
    if not hasattr(request, "_cached_user"):  # the name is Django's
        request._cached_user = came_with(request.session) or auth.get_user(request)
    found: User | AnonymousUser = request._cached_user
    return found


def came_with(session: Any) -> User | None:
    """Whoever the session's row points at, where nothing speaks against it: else Django looks."""
    key, backend = session.get(auth.SESSION_KEY), session.get(auth.BACKEND_SESSION_KEY)
    user: User | None = getattr(getattr(session, "row", None), "user", None)
    if user is None or key != str(user.pk) or not user.is_active:
        return None
    proof = session.get(auth.HASH_SESSION_KEY, "")
    is_proved = constant_time_compare(proof, user.get_session_auth_hash())
    return user if is_proved and backend in settings.AUTHENTICATION_BACKENDS else None


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
            request.platform = platform_at(slug)  # type: ignore[attr-defined]


_COLUMNS = [field.attname for field in Platform._meta.concrete_fields]


def platform_at(slug: str) -> Platform:
    """Made anew for each request, of values that are remembered: a view may change its own."""
    rows = Platform.objects.filter(slug=slug).order_by()
    found = standing.remembered(
        ("platform", slug), lambda: next(iter(rows.values_list(*_COLUMNS)), None)
    )
    if found is None:
        raise Http404
    return Platform.from_db(rows.db, _COLUMNS, found)


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
