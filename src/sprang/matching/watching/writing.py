"""What stands in a letter about watches, in the reader's language, and the way out of them."""

from datetime import UTC, datetime
from typing import Final

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from sprang.foundation.letters import way_out
from sprang.foundation.models import Platform, User

from .queries import Told, title_of

SALT: Final = "sprang.watch-letters"
LISTED: Final = 20


def written(user: User, told: list[Told], home: Platform, begun_at: datetime) -> EmailMessage:
    """`begun_at` says which of the person's letters it is: tried again, it is the same one."""
    stop = way_out.absolute(reverse("watch-letters-end", args=[key_of(user)]))
    rows = [
        {"told": each, "watch": title_of(each.notice.watch), "url": way_out.absolute(each.url)}
        for each in told[:LISTED]
    ]
    context = {
        "rows": rows,
        "n": len(told),
        "more": len(told) - len(rows),
        "url": way_out.absolute(reverse("watch-list", args=[home.slug])),
        "stop": stop,
    }
    with override(user.language):
        subject = render_to_string("matching/letter_subject.txt", context).strip()
        text = render_to_string("matching/letter.txt", context)
    name = f"<watches.{user.uid.hex}.{_stamp(begun_at)}@{way_out.host()}>"
    headers = {"Message-ID": name, **way_out.headers(stop)}
    return EmailMessage(f"Språng: {subject}", text, None, [user.email], headers=headers)


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%d%H%M%S%f}"


def key_of(user: User) -> str:
    return way_out.key_of(user, SALT)


def owner_of(key: str) -> User | None:
    return way_out.owner_of(key, SALT)
