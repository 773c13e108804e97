"""Letters about what the watches have found: once a day or at once, in the reader's language.

A letter has only what its receiver may see when it goes. It is written down before it is sent:
whoever is killed between the two sends none twice; one that could not be sent is tried again.
"""

import logging
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sprang.foundation.models import Platform, User

from ..models import Notice, WatchLetter
from .queries import Told, news_for, title_of

logger = logging.getLogger(__name__)
SALT: Final = "sprang.watch-letters"
APART: Final = timedelta(minutes=15)
"""Between two letters to one person who wants to know at once."""
MORNING: Final = 6
LISTED: Final = 20
AT_ONCE: Final = 100
"""Letters in one round of the worker."""


def send_due(now: datetime | None = None) -> int:
    """Letters sent. Without an address of its own Språng has nowhere to lead, and sends none."""
    if not settings.ORIGIN:
        return 0
    now = now or timezone.now()
    return sum(send_to(letter, now) for letter in due(now)[:AT_ONCE])


def due(now: datetime) -> Any:
    """Of those who have something unread that no letter has told of."""
    how = WatchLetter.How
    waits = Notice.objects.filter(read_at=None, mailed_at=None, watch__stopped_at=None)
    there = WatchLetter.objects.filter(user__in=waits.values("watch__user"), user__is_active=True)
    soon = Q(how=how.AT_ONCE) & (Q(last_at=None) | Q(last_at__lte=now - APART))
    here = timezone.localtime(now)
    begun = here.replace(hour=0, minute=0, second=0, microsecond=0)
    daily = Q(how=how.DAILY) & (Q(last_at=None) | Q(last_at__lt=begun))
    chosen = soon | daily if here.hour >= MORNING else soon
    return there.filter(chosen).select_related("user").order_by("pk")


def send_to(letter: WatchLetter, now: datetime) -> bool:
    user: User = letter.user
    home = _home_of(user)
    told = news_for(user, home, mailed_at=None) if home else []
    if not home or not _claimed(letter, [each.notice.pk for each in told], now):
        return False
    if not told:
        return False
    try:
        written(user, told, home).send()
    except OSError as error:
        logger.warning("A letter about watches could not be sent: %s", error)
        _give_back(letter, [each.notice.pk for each in told])
        return False
    return True


def _home_of(user: User) -> Platform | None:
    known = Platform.objects.filter(pk__in=user.access.platforms_known).first()
    return known or Platform.objects.filter(pk__in=user.watches.values("platform")).first()


@transaction.atomic
def _claimed(letter: WatchLetter, notices: list[int], now: datetime) -> bool:
    """Of two workers one: whoever finds the row as it was."""
    same = WatchLetter.objects.filter(pk=letter.pk, last_at=letter.last_at, how=letter.how)
    if not same.update(last_at=now):
        return False
    Notice.objects.filter(pk__in=notices).update(mailed_at=now)
    return True


@transaction.atomic
def _give_back(letter: WatchLetter, notices: list[int]) -> None:
    """`last_at` stays: the next try waits its time, and a dead mail server is not hammered."""
    if letter.how == WatchLetter.How.DAILY:
        WatchLetter.objects.filter(pk=letter.pk).update(last_at=letter.last_at)
    Notice.objects.filter(pk__in=notices).update(mailed_at=None)


def written(user: User, told: list[Told], home: Platform) -> EmailMessage:
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
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(f"Språng: {subject}", text, None, [user.email], headers=headers)


def absolute(path: str) -> str:
    return f"{settings.ORIGIN.rstrip('/')}{path}"


def key_of(user: User) -> str:
    """Opens nothing but the way out of the letters, and does not wear out."""
    return signing.Signer(salt=SALT).sign(str(user.uid))


def owner_of(key: str) -> User | None:
    try:
        uid = signing.Signer(salt=SALT).unsign(key)
    except signing.BadSignature:
        return None
    return User.objects.filter(uid=uid, is_active=True).first()
