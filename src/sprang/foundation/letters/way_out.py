"""The way out of letters: a link and a button of the mail program itself, without signing in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

from ..models import User


def absolute(path: str) -> str:
    return f"{settings.ORIGIN.rstrip('/')}{path}"


def host() -> str:
    return urlsplit(settings.ORIGIN).hostname or "localhost"


def headers(link: str) -> dict[str, str]:
    """RFC 8058."""
    post = "List-Unsubscribe=One-Click"
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": post}


def key_of(user: User, salt: str) -> str:
    """Opens nothing but the way out of the letters that `salt` names. It does not wear out: a
    letter lies for years in a mailbox, and whoever wants no more of them must get out by any of
    them. Who has somebody else's can end that one's letters, which is seen on the page of their
    settings and undone there."""
    return signing.Signer(salt=salt).sign(str(user.uid))


def owner_of(key: str, salt: str) -> User | None:
    try:
        uid = signing.Signer(salt=salt).unsign(key)
    except signing.BadSignature:
        return None
    return User.objects.filter(uid=uid, is_active=True).first()
