"""Where records are. A list has twenty, and to ask the URLs for each takes as long as a query."""

import uuid
from functools import cache
from urllib.parse import quote

from django.urls import reverse

_ANY = "X00-0000"
_ANYONE = uuid.UUID(int=0)


def of_record(kind: str, slug: str, reference: str) -> str:
    return _of_any(kind, slug).replace(_ANY, quote(reference))


def of_organisation(slug: str, uid: uuid.UUID) -> str:
    return _of_anyone(slug).replace(str(_ANYONE), str(uid))


@cache
def _of_any(kind: str, slug: str) -> str:
    return reverse(f"{kind}-detail", args=[slug, _ANY])


@cache
def _of_anyone(slug: str) -> str:
    return reverse("organisation-detail", args=[slug, _ANYONE])
