"""Which letters of news are due, and what stands in them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sprang.foundation.letters.way_out import absolute, headers, host
from sprang.foundation.models import Platform, User

from ..enums import Channel, How
from ..models import Letter, Notification
from ..told import Item, items_of
from . import outbox
from .way_out import link_of

ABOUT: Final = "news"
MORNING: Final = 6
LISTED: Final = 20
WAITS: Final = Q(channel=Channel.MAIL, letter=None)


def send_due(now: datetime | None = None) -> int:
    """Letters sent. Without an address of its own Språng has nowhere to lead, and sends none."""
    if not settings.ORIGIN:
        return 0
    begin_due(now or timezone.now())
    return outbox.send_all(now)


def begin_due(now: datetime) -> None:
    """What has waited until its time is put in one letter for each person and way."""
    for how, until in times(now):
        waits = Notification.objects.filter(WAITS, how=how, at__lte=until)
        for user in waits.order_by("user").values_list("user", flat=True).distinct():
            put_in_letter(user, how, until, now)


def times(now: datetime) -> Iterator[tuple[How, datetime]]:
    """Until when each way's letters tell now: the last morning, the last Monday's morning."""
    here = timezone.localtime(now)
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    morning = morning if morning <= here else morning - timedelta(days=1)
    yield How.AT_ONCE, now
    yield How.DAILY, morning
    yield How.WEEKLY, morning - timedelta(days=morning.weekday())


@transaction.atomic
def put_in_letter(user: int, how: str, until: datetime, now: datetime) -> None:
    """Of two workers one: the second finds nothing that waits, and its letter is undone."""
    letter = outbox.begin(User(pk=user), ABOUT, now)
    waits = Notification.objects.filter(WAITS, user=user, how=how, at__lte=until)
    if not waits.update(letter=letter):
        letter.delete()


def write(letter: Letter) -> EmailMessage | None:
    """What is still to be seen and has not been read on the page."""
    user: User = letter.user
    with override(user.language):
        items = items_of(user, unread_in(letter))
        home = _home_of(user)
        return written(letter, user, items, home) if items and home else None


def unread_in(letter: Letter) -> list[Notification]:
    user: User = letter.user
    read = Notification.objects.filter(
        channel=Channel.PAGE, seq=OuterRef("seq"), user=user, read_at__isnull=False
    )
    rows = Notification.objects.visible_to(user).filter(~Exists(read), letter=letter)
    return list(rows.order_by("at", "pk"))


def written(letter: Letter, user: User, items: list[Item], home: Platform) -> EmailMessage:
    stop = link_of(user)
    context = {
        "rows": [{"item": item, "url": absolute(item.url)} for item in items[:LISTED]],
        "first": items[0],
        "n": len(items),
        "more": len(items[LISTED:]),
        "url": absolute(reverse("news-list", args=[home.slug])),
        "stop": stop,
    }
    subject = " ".join(render_to_string("dialogue/letter_subject.txt", context).split())
    text = render_to_string("dialogue/letter.txt", context)
    name = {"Message-ID": f"<{ABOUT}.{letter.uid.hex}@{host()}>"}
    way_out = headers(stop)
    return EmailMessage(f"Språng: {subject}", text, None, [user.email], headers=name | way_out)


def _home_of(user: User) -> Platform | None:
    known = Platform.objects.filter(pk__in=user.access.platforms_known).first()
    return known or Platform.objects.filter(pk__in=user.news.values("platform")).first()


outbox.register(ABOUT, write)
