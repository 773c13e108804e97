"""Personal keys to the API: `sprang_` and 32 random bytes, of which only the hash is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .models import Token, User


@transaction.atomic
def create_token(*, user: User, name: str, scope: str) -> tuple[Token, str]:
    """The token and its key. The key can't be had again."""
    key = f"sprang_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(user=user, name=name, scope=scope, digest=digest(key))
    return token, key


def renew_token(token: Token) -> str:
    """Another key for a token that nobody has used: the first answer to a double press is lost."""
    key = f"sprang_{secrets.token_urlsafe(32)}"
    unused = Token.objects.filter(pk=token.pk, used_at=None)
    return key if unused.update(digest=digest(key)) else ""


def digest(key: str) -> str:
    """The key has 256 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_of(request: HttpRequest) -> Token | None:
    """What the key in the heading opens; looked up once for a request."""
    found: list[Token | None] | None = getattr(request, "token_found", None)
    if found is None:
        scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
        found = [find_token(key.strip()) if scheme.lower() == "bearer" else None]
        request.token_found = found  # type: ignore[attr-defined]  # an attribute of our own
    return found[0]


def find_token(key: str) -> Token | None:
    """The token that a key opens, unless it has expired or its owner has left."""
    tokens = Token.objects.select_related("user").filter(expires_at__gt=timezone.now())
    token = tokens.filter(digest=digest(key), user__is_active=True).first()
    # Written at most once an hour: a busy client must not turn every read into a write.
    if token and (not token.used_at or timezone.now() - token.used_at > timedelta(hours=1)):
        Token.objects.filter(pk=token.pk).update(used_at=timezone.now())
    return token
