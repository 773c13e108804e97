"""Which letters about watches are due, and seeing to it that each goes.

A letter is written down before it is sent and marked as sent after it: whoever is killed between,
or gets no answer from the mail server, leaves it to be taken up again, with the same Message-ID,
by which mail programs know a letter that came twice. It has only what its receiver may see when it
goes.
"""

import logging
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from sprang.foundation.letters.trying import Away, is_of_the_letter
from sprang.foundation.models import Platform, User

from ..models import Notice, WatchLetter
from . import tries
from .queries import news_for
from .writing import written

logger = logging.getLogger(__name__)
APART: Final = timedelta(minutes=15)
"""Between two letters to one person who wants to know at once."""
MORNING: Final = 6
AT_ONCE: Final = 100
"""Letters in one round of the worker."""


def send_due(now: datetime | None = None) -> int:
    """Letters sent. Without an address of its own Språng has nowhere to lead, and sends none."""
    if not settings.ORIGIN:
        return 0
    sent = 0
    try:
        for letter in due(now or timezone.now())[:AT_ONCE]:
            sent += send_to(letter, now or timezone.now())
    except Away:
        logger.warning("Letters about watches wait: the mail server takes none.")
    return sent


def due(now: datetime) -> Any:
    """Of those who have something unread that no letter has told of, and those that were begun.
    Whose turn was longest ago comes first: some have nothing to tell but what is hidden now."""
    how = WatchLetter.How
    waits = Notice.objects.filter(read_at=None, mailed_at=None, watch__stopped_at=None)
    soon = Q(how=how.AT_ONCE) & (Q(last_at=None) | Q(last_at__lte=now - APART))
    here = timezone.localtime(now)
    begun = here.replace(hour=0, minute=0, second=0, microsecond=0)
    daily = Q(how=how.DAILY) & (Q(last_at=None) | Q(last_at__lt=begun))
    chosen = soon | daily if here.hour >= MORNING else soon
    there = chosen & Q(user__in=waits.values("watch__user")) | ~Q(begun_at=None)
    free = Q(again_at=None) | Q(again_at__lte=now)
    rows = WatchLetter.objects.filter(there, free, user__is_active=True).exclude(how=how.NEVER)
    return rows.select_related("user").order_by(F("again_at").asc(nulls_first=True), "pk")


def send_to(letter: WatchLetter, now: datetime) -> bool:
    """False where another worker has it, there is nothing to tell, or it could not be sent.

    :raises Away: where no other could be sent either.
    """
    if not tries.claimed(letter, now):
        return False
    user: User = letter.user
    home = _home_of(user)
    told = news_for(user, home, mailed_at=letter.begun_at) if home else []
    if not home or not told:
        tries.nothing_to_tell(letter, now)
        return False
    begun_at = letter.begun_at or tries.begun(letter, [each.notice.pk for each in told], now)
    try:
        written(user, told, home, begun_at).send()
    except Exception as fault:  # whatever is wrong with one letter holds up no other
        tries.failed(letter, begun_at, fault, now)
        logger.warning("A letter about watches could not be sent: %s", type(fault).__name__)
        if is_of_the_letter(fault):
            return False
        raise Away from fault
    tries.sent(letter, begun_at, now)
    return True


def _home_of(user: User) -> Platform | None:
    known = Platform.objects.filter(pk__in=user.access.platforms_known).first()
    return known or Platform.objects.filter(pk__in=user.watches.values("platform")).first()
