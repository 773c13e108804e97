"""Whether a mail comes from the platform's own mail server: signed with a secret that both know."""

import hashlib
import hmac
import time
from typing import Final

from django.utils.crypto import salted_hmac

from ..models import Intake

HEADER: Final = "X-Sprang-Signature"
HOLDS: Final = 300
"""Seconds. A mail that is sent again within them is known by its own key."""


def secret_of(intake: Intake) -> str:
    """Another one when `turn` is raised. Nothing to steal in the database alone."""
    said = f"{intake.platform.uid}:{intake.turn}"
    return salted_hmac("sprang.inbound", said, algorithm="sha256").hexdigest()


def signature(secret: str, at: int, body: bytes) -> str:
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={digest.hexdigest()}"


def is_signed(said: str, secret: str, body: bytes) -> bool:
    at = said.partition(",")[0].removeprefix("t=")
    if not (at.isascii() and at.isdigit() and len(at) < 12):
        return False
    expected = signature(secret, int(at), body).encode()
    is_new = abs(time.time() - int(at)) <= HOLDS
    return is_new and hmac.compare_digest(expected, said.encode())
