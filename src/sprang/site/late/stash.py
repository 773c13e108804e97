"""Words that came too late: the session had ended, or the page's token was an old one.

They are kept in the browser's session on the server, bound to the person whose page they were
written on (`foundation.forms.marks`), for a day. That person gets them back in the same form;
anybody else who signs in there has them thrown away unseen. Files are not kept, nor what is typed
where passwords and codes are asked for (`typed`).
"""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from sprang.foundation import throttle
from sprang.foundation.client import address_of, neighbourhood
from sprang.foundation.forms.marks import NEVER_WORDS, marked_for
from sprang.foundation.models import User

from ..limits.rules import HOUR, Per, rule
from .typed import is_secret, typed

ROOM = "kept"
LASTS = 24 * 3600
LARGEST = 100_000
"""Characters of one form. What is larger stays on the page that answers (see `middleware`)."""
STASHING = rule("kept", 60, HOUR, Per.ADDRESS)
"""Forms of those who aren't signed in. What is more stays on that page too."""


class TooMuch(Exception):
    """More than the session should carry, or more than should come from one address."""


@dataclass
class Stashed:
    """`words` are the fields as they were sent, `files` the names of what must be chosen again.

    `path` is the address with its query string: a form may be another with another.
    """

    whose: str
    path: str
    at: float
    words: str
    files: list[tuple[str, str]] = field(default_factory=list)
    expired: bool = True
    """The session had ended; otherwise the page was old."""

    @property
    def fields(self) -> QueryDict:
        return QueryDict(self.words)

    @property
    def is_fresh(self) -> bool:
        return time.time() - self.at <= LASTS

    def is_still(self, user: User) -> bool:
        """Its writer's, and not too old."""
        return UUID(self.whose) == user.uid and self.is_fresh

    def is_from(self, request: HttpRequest) -> bool:
        here, (path, _, query) = request.get_full_path(), self.path.partition("?")
        return here == self.path if query else here.partition("?")[0] == path


def keep(request: HttpRequest, *, expired: bool) -> Stashed | None:
    """Put by what was sent; None where the page doesn't say, truly, whose it was.

    :raises TooMuch: for what the session shouldn't carry.
    """
    whose = marked_for(request)
    if whose is None or is_secret(request):
        return None
    words = words_of(request)
    files = [(name, f.name or "") for name, fs in request.FILES.lists() for f in fs]
    if len(words) > LARGEST or not may_keep(request):
        raise TooMuch
    stashed = Stashed(whose.hex, request.get_full_path(), time.time(), words, files, expired)
    request.session[ROOM] = vars(stashed)  # one at a time, so that a session can't be filled
    return stashed


def may_keep(request: HttpRequest) -> bool:
    """Who isn't signed in gets a new session for each form: not without end."""
    if not settings.LIMITS or isinstance(request.user, User):
        return True
    return not throttle.spend(STASHING.rate, neighbourhood(address_of(request)))


def words_of(request: HttpRequest) -> str:
    """What was filled in, as the body of a form."""
    return urlencode([(name, value) for name, value in typed(request) if name not in NEVER_WORDS])


def stashed_for(request: HttpRequest) -> Stashed | None:
    """What the signed-in person wrote for this address. What isn't theirs is thrown away."""
    if not isinstance(request.user, User) or not (found := request.session.get(ROOM)):
        return None
    stashed = _read(found)
    if stashed is None or not stashed.is_still(request.user):
        forget(request)
        return None
    return stashed if stashed.is_from(request) else None


def has_words_waiting(request: HttpRequest) -> bool:
    """Whether whoever wrote in this browser last finds it again by signing in. Says no more."""
    stashed = _read(request.session.get(ROOM) or {})
    return stashed is not None and stashed.is_fresh


def _read(found: dict[str, Any]) -> Stashed | None:
    try:
        return Stashed(**found)
    except TypeError:  # written by another version
        return None


def forget(request: HttpRequest) -> None:
    request.session.pop(ROOM, None)
