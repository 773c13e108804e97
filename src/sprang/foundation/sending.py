"""Which sending it is, and what it says: kept as sums, so that no word can be read out of them."""

import hashlib
import re
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from .errors import BadInput
from .forms.marks import NEVER_WORDS, copy_of

CALL_KEY, CALL_KEY_FORM = "Idempotency-Key", "[A-Za-z0-9._:-]{1,255}"


class Key(NamedTuple):
    """`key` says which sending it is, `digest` what it said. An empty key is never the same."""

    key: str
    digest: str


def key_of_form(request: HttpRequest) -> Key:
    copy = copy_of(request)
    words = sorted((n, v) for n, v in request.POST.lists() if n not in NEVER_WORDS)
    files = sorted((n, f.name, f.size) for n, fs in request.FILES.lists() for f in fs)
    sent = sum_of(request.path, words, files)
    return Key(sum_of(request.path, copy) if copy else "", sent)


def key_of_call(request: HttpRequest) -> Key:
    """The key that a program sends with `Idempotency-Key`; empty where it sends none.

    :raises BadInput: for a key of another form.
    """
    sent = request.headers.get(CALL_KEY)
    if sent is None:
        return Key("", "")
    key = sent.strip().strip('"')
    if not re.fullmatch(CALL_KEY_FORM, key):
        said = _(
            "Skriv 1–255 bokstäver (a–z), siffror, punkter eller streck, till exempel en UUID."
        )
        raise BadInput({CALL_KEY: said})
    return Key(sum_of(request.path, key), sum_of(request.body))


def sum_of(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode(errors="backslashreplace")).hexdigest()
