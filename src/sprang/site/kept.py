"""Words that came too late: the session had ended, or the page's token was an old one.

They are kept in the browser's session on the server, bound to the person whose page they were
written on (`foundation.marks`), for a day. That person gets them back in the same form; anybody
else who signs in there has them thrown away unseen. Files and passwords are not kept.
"""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict

from sprang.foundation.marks import NEVER_WORDS, marked_for
from sprang.foundation.models import User

ROOM = "kept"
LASTS = 24 * 3600
LARGEST = 1_000_000
"""Characters of one form. What is larger stays on the page that answers (see `late`)."""
SECRET = ("password", "code", "otp", "secret")


class TooMuch(Exception):
    """More than the session should carry."""


@dataclass
class Kept:
    """`words` are the fields as they were sent, `files` the names of what must be chosen again."""

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


def keep(request: HttpRequest, *, expired: bool) -> Kept | None:
    """Put by what was sent; None where the page doesn't say, truly, whose it was.

    :raises TooMuch: for what the session shouldn't carry.
    """
    whose = marked_for(request)
    if whose is None:
        return None
    words = words_of(request)
    files = [(name, f.name or "") for name, fs in request.FILES.lists() for f in fs]
    if len(words) > LARGEST:
        raise TooMuch
    kept = Kept(whose.hex, request.path, time.time(), words, files, expired)
    request.session[ROOM] = vars(kept)  # one at a time, so that a session can't be filled
    return kept


def words_of(request: HttpRequest) -> str:
    """What was filled in, as the body of a form."""
    words = request.POST.copy()
    for name in [*words]:
        if name in NEVER_WORDS or any(part in name.lower() for part in SECRET):
            del words[name]
    return words.urlencode()


def kept_for(request: HttpRequest) -> Kept | None:
    """What the signed-in person wrote for this address. What isn't theirs is thrown away."""
    if not isinstance(request.user, User) or not (found := request.session.get(ROOM)):
        return None
    kept = _read(found)
    if kept is None or UUID(kept.whose) != request.user.uid or time.time() - kept.at > LASTS:
        forget(request)
        return None
    return kept if kept.path == request.path else None


def _read(found: dict[str, Any]) -> Kept | None:
    try:
        return Kept(**found)
    except TypeError:  # written by another version
        return None


def forget(request: HttpRequest) -> None:
    request.session.pop(ROOM, None)
