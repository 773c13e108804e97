"""Who the caller is: a personal key, a signed-in browser, or anybody."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.utils import check_csrf

from sprang.foundation.models import Token, User
from sprang.foundation.tokens import token_of

from .language import is_asked_for

READS = frozenset({"GET", "HEAD"})
BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "sprang_…",
}


class CallerError(HttpError):
    """The key does not open (401), or one is needed. Never taken for an anonymous caller."""

    def __init__(self, message: str, challenge: str = "Bearer") -> None:
        super().__init__(401, message)
        self.challenge = challenge


class Door:
    """Lets the caller through to an operation, as ninja's `auth`. Reading is open to anybody."""

    openapi_security_schema = BEARER
    safe = READS
    is_open = True

    def __call__(self, request: HttpRequest) -> Any:
        writes = request.method not in self.safe
        if "Authorization" in request.headers:
            return self._by_key(request, writes)
        if isinstance(request.user, AnonymousUser) and (writes or not self.is_open):
            raise CallerError(_("Skicka en personlig nyckel: Authorization: Bearer sprang_…"))
        if request.method not in READS and isinstance(request.user, User) and check_csrf(request):
            raise HttpError(403, _("Skicka kakan csrftoken också i rubriken X-CSRFToken."))
        return request.user

    def _by_key(self, request: HttpRequest, writes: bool) -> Token:
        token = token_of(request)
        if token is None:
            message = _("Nyckeln finns inte eller har gått ut.")
            raise CallerError(message, 'Bearer error="invalid_token"')
        request.user = token.user
        if not is_asked_for(request):
            translation.activate(token.user.language)
        if writes and token.scope != Token.Scope.WRITE:
            raise HttpError(403, _("Nyckeln får läsa men inte skriva."))
        return token


class Reading(Door):
    """For a question that is posted because it is long."""

    safe = READS | {"POST"}


class Person(Door):
    """For an answer that only exists for somebody."""

    is_open = False
