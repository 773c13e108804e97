"""Seeing to it that each letter goes, at least once, always as the same one.

A letter is written down before it is sent and ended after it. Whoever takes it in hand moves the
time when it may be tried again, and so has it for themselves until then. Whoever is killed between,
or gets no answer from the mail server, leaves it to be taken up again with the same Message-ID, by
which mail programs know a letter that came twice. The waits double, and after a week it is given
up; a refusal for good gives it up at once.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from sprang.foundation.letters.trying import (
    GIVEN_UP,
    Away,
    is_for_good,
    is_of_the_letter,
    wait,
)
from sprang.foundation.models import User

from ..models import Letter

logger = logging.getLogger(__name__)
MOST: Final = 200
"""Read at a time."""

Write = Callable[[Letter], EmailMessage | None]
"""What stands in a letter now, as its receiver may see it; None where nothing is left to tell."""
_writers: dict[str, Write] = {}


def register(about: str, write: Write) -> None:
    _writers[about] = write


def begin(user: User, about: str, now: datetime | None = None) -> Letter:
    """From here on it is this letter, whoever sends it."""
    now = now or timezone.now()
    return Letter.objects.create(user=user, about=about, begun_at=now, next_at=now)


def send_all(now: datetime | None = None) -> int:
    """Letters sent, until none is due."""
    sent, moment = 0, now or timezone.now()
    due = Letter.objects.filter(ended_at=None, next_at__lte=moment, about__in=_writers)
    try:
        while letters := list(due.select_related("user").order_by("next_at", "pk")[:MOST]):
            for letter in letters:
                sent += send(letter, now or timezone.now())
    except Away:
        logger.warning("Letters of news wait: the mail server takes none.")
    return sent


def send(letter: Letter, now: datetime) -> bool:
    """False where another worker has it, there is nothing to tell, or it could not be sent.

    :raises Away: where no other could be sent either.
    """
    if not _claimed(letter, now):
        return False
    message = _writers[letter.about](letter) if letter.user.is_active else None
    if message is None:
        return _end(letter, Letter.Outcome.EMPTY)
    try:
        message.send()
    except Exception as fault:  # whatever is wrong with one letter holds up no other
        # without what it says: that has the address
        logger.warning("A letter could not be sent: %s", type(fault).__name__)
        if is_for_good(fault) or now - letter.begun_at >= GIVEN_UP:
            _end(letter, Letter.Outcome.GIVEN_UP)
        if is_of_the_letter(fault):
            return False
        raise Away from fault
    _end(letter, Letter.Outcome.SENT)
    return True


def _claimed(letter: Letter, now: datetime) -> bool:
    """Of two workers one: whoever finds the row as it was."""
    same = Letter.objects.filter(pk=letter.pk, next_at=letter.next_at, ended_at=None)
    return bool(same.update(next_at=now + wait(letter.begun_at, now), tries=F("tries") + 1))


def _end(letter: Letter, outcome: str) -> bool:
    Letter.objects.filter(pk=letter.pk).update(outcome=outcome, ended_at=timezone.now())
    return False
