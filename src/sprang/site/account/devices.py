"""The browsers that a person has signed in from before, told by a signed cookie.

It opens nothing. It only gives the owner's own browser a count of its own, so that others who guess
at the account don't use up the owner's tries.
"""

import secrets
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from sprang.foundation.models import User

HALF_A_YEAR = 180 * 24 * 3600
MOST = 8
"""Marks of this many people at a shared computer; two for each."""


class Device(NamedTuple):
    name: str = ""
    marks: tuple[str, ...] = ()

    def is_known_to(self, account: str) -> bool:
        return bool(account) and mark(account) in self.marks


def mark(account: str) -> str:
    return salted_hmac("sprang.device", account.lower(), algorithm="sha256").hexdigest()[:16]


def account_of(user: User) -> str:
    """For doors where the person is known by a session instead of by the address they write."""
    return f"user {user.pk}"


def device_of(request: HttpRequest) -> Device:
    try:
        name, marks = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""),
            salt="sprang.device",
            max_age=HALF_A_YEAR,
        )
    except (signing.BadSignature, ValueError):
        return Device()
    return Device(str(name), tuple(marks))


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    device = device_of(request)
    own = (mark(user.email), mark(account_of(user)))
    marks = (*own, *(each for each in device.marks if each not in own))[: 2 * MOST]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([device.name or secrets.token_urlsafe(12), marks], salt="sprang.device"),
        max_age=HALF_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
