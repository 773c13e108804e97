"""A letter's tries: taken in hand, begun, sent, and given up where it can't be sent."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused
from typing import Final

from django.db import transaction

from ..models import Notice, WatchLetter

HELD: Final = timedelta(minutes=10)
"""A worker's time with one letter; the mail server must answer long before (`EMAIL_TIMEOUT`). Then
whoever has it is dead, or it could not be sent: somebody else tries."""
LONGEST_WAIT: Final = timedelta(days=1)
GIVEN_UP: Final = timedelta(days=7)
"""After the first try. What the letter tells of stays unread on the page."""

OF_THE_LETTER: Final = (SMTPRecipientsRefused, SMTPDataError, SMTPNotSupportedError)
OF_POLICY: Final = re.compile(rb"5\.7\.\d")
"""RFC 3463: who may send what through this server, which says nothing of the address."""


def claimed(letter: WatchLetter, now: datetime) -> bool:
    """Of two workers one: whoever finds the row as it was."""
    seen = ("again_at", "begun_at", "last_at", "how")
    same = WatchLetter.objects.filter(
        pk=letter.pk, **{name: getattr(letter, name) for name in seen}
    )
    return bool(same.update(again_at=now + wait(letter.begun_at or now, now)))


def wait(begun_at: datetime, now: datetime) -> timedelta:
    """As long as it has been tried, so that each wait is twice the one before; the last try is when
    it is given up. Settled when it is claimed: who is killed again and again waits as long."""
    tried = now - begun_at
    return min(max(tried, HELD), LONGEST_WAIT, max(GIVEN_UP - tried, HELD))


@transaction.atomic
def begun(letter: WatchLetter, notices: list[int], now: datetime) -> datetime:
    """From here on it is this letter, whoever sends it."""
    WatchLetter.objects.filter(pk=letter.pk).update(begun_at=now)
    Notice.objects.filter(pk__in=notices).update(mailed_at=now)
    return now


def sent(letter: WatchLetter, begun_at: datetime, now: datetime) -> None:
    _over(letter, begun_at, last_at=now, again_at=None, failed_at=None, failed_to="", failure="")


def nothing_to_tell(letter: WatchLetter, now: datetime) -> None:
    _over(letter, letter.begun_at, again_at=now + HELD)


def failed(letter: WatchLetter, begun_at: datetime, fault: Exception, now: datetime) -> None:
    """The next one waits for a day: a server that is asked for an address that isn't there again
    and again takes the sender for one who guesses."""
    how = WatchLetter.Failure
    failure = how.REFUSED if is_for_good(fault) else how.LATE if now - begun_at >= GIVEN_UP else ""
    if failure:
        told = {"failed_at": now, "failed_to": letter.user.email, "failure": failure}
        _over(letter, begun_at, again_at=now + LONGEST_WAIT, **told)


def _over(letter: WatchLetter, begun_at: datetime | None, **said: object) -> None:
    """Said of this letter alone: another may have ended it, and begun the next."""
    WatchLetter.objects.filter(pk=letter.pk, begun_at=begun_at).update(begun_at=None, **said)


def is_for_good(fault: Exception) -> bool:
    """Whether the server refuses the address, or the letter, tomorrow too."""
    answers: list[tuple[int, bytes | str]] = []
    if isinstance(fault, SMTPRecipientsRefused):
        answers = [*fault.recipients.values()]
    elif isinstance(fault, SMTPDataError):
        answers = [(fault.smtp_code, fault.smtp_error)]
    final = [code >= 500 and not OF_POLICY.match(_bytes(said)) for code, said in answers]
    return bool(final) and all(final)


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def is_of_the_letter(fault: Exception) -> bool:
    """False where no letter can be sent: nobody answers, or takes what this sender sends."""
    return isinstance(fault, OF_THE_LETTER) or not isinstance(fault, OSError)
