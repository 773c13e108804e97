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
from typing import Any, Final

from django.core.mail import EmailMessage
from django.db.models import F, QuerySet
from django.utils import timezone

from ..models.posted import Posted
from .trying import GIVEN_UP, Away, is_for_good, is_of_the_letter, wait

logger = logging.getLogger(__name__)
MOST: Final = 200
"""Read at a time."""

Write = Callable[[Any], EmailMessage | None]
"""What stands in a letter now; None where nothing is left to tell, or nobody to tell it to."""


def send_all(letters: QuerySet[Any], write: Write, now: datetime | None = None) -> int:
    """How many of the letters were sent, until none is due."""
    sent, moment = 0, now or timezone.now()
    due = letters.filter(ended_at=None, next_at__lte=moment).order_by("next_at", "pk")
    try:
        while found := list(due[:MOST]):
            for letter in found:
                sent += send(letter, write, now or timezone.now())
    except Away:
        logger.warning("Letters wait: the mail server takes none.")
    return sent


def send(letter: Posted, write: Write, now: datetime) -> bool:
    """False where another worker has it, there is nothing to tell, or it could not be sent.

    :raises Away: where no other could be sent either.
    """
    if not _claimed(letter, now):
        return False
    message = write(letter)
    if message is None:
        return _end(letter, Posted.Outcome.EMPTY)
    try:
        message.send()
    except Exception as fault:  # whatever is wrong with one letter holds up no other
        # without what it says: that has the address
        logger.warning("A letter could not be sent: %s", type(fault).__name__)
        if is_for_good(fault) or now - letter.begun_at >= GIVEN_UP:
            _end(letter, Posted.Outcome.GIVEN_UP)
        if is_of_the_letter(fault):
            return False
        raise Away from fault
    _end(letter, Posted.Outcome.SENT)
    return True


def _rows(letter: Posted) -> QuerySet[Any]:
    return type(letter)._default_manager.filter(pk=letter.pk)


def _claimed(letter: Posted, now: datetime) -> bool:
    """Of two workers one: whoever finds the row as it was."""
    same = _rows(letter).filter(next_at=letter.next_at, ended_at=None)
    return bool(same.update(next_at=now + wait(letter.begun_at, now), tries=F("tries") + 1))


def _end(letter: Posted, outcome: str) -> bool:
    _rows(letter).update(outcome=outcome, ended_at=timezone.now())
    return False
