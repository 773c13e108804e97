"""What stands in a letter about watches, in the reader's language, and the way out of them."""

from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from sprang.foundation.models import Platform, User

from .queries import Told, title_of

SALT: Final = "sprang.watch-letters"
LISTED: Final = 20


def written(user: User, told: list[Told], home: Platform, begun_at: datetime) -> EmailMessage:
    """`begun_at` says which of the person's letters it is: tried again, it is the same one."""
    stop = absolute(reverse("watch-letters-end", args=[key_of(user)]))
    rows = [
        {"told": each, "watch": title_of(each.notice.watch), "url": absolute(each.url)}
        for each in told[:LISTED]
    ]
    context = {
        "rows": rows,
        "n": len(told),
        "more": len(told) - len(rows),
        "url": absolute(reverse("watch-list", args=[home.slug])),
        "stop": stop,
    }
    with override(user.language):
        subject = render_to_string("matching/letter_subject.txt", context).strip()
        text = render_to_string("matching/letter.txt", context)
    name = f"<watches.{user.uid.hex}.{_stamp(begun_at)}@{_host()}>"
    headers = {"Message-ID": name, **_way_out(stop)}
    return EmailMessage(f"Språng: {subject}", text, None, [user.email], headers=headers)


def _way_out(stop: str) -> dict[str, str]:
    """A button of the mail program itself, RFC 8058."""
    post = "List-Unsubscribe=One-Click"
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": post}


def absolute(path: str) -> str:
    return f"{settings.ORIGIN.rstrip('/')}{path}"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%d%H%M%S%f}"


def _host() -> str:
    return urlsplit(settings.ORIGIN).hostname or "localhost"


def key_of(user: User) -> str:
    """Opens nothing but the way out of the letters. It does not wear out: a letter lies for years
    in a mailbox, and whoever wants no more of them must get out by any of them (RFC 8058). Who has
    somebody else's can end that one's letters, which is seen on the page of the watches and
    undone there."""
    return signing.Signer(salt=SALT).sign(str(user.uid))


def owner_of(key: str) -> User | None:
    try:
        uid = signing.Signer(salt=SALT).unsign(key)
    except signing.BadSignature:
        return None
    return User.objects.filter(uid=uid, is_active=True).first()
