"""How long a letter is tried, and what its fault says of it and of the mail server."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused
from typing import Final

HELD: Final = timedelta(minutes=10)
"""A worker's time with one letter; the mail server must answer long before (`EMAIL_TIMEOUT`). Then
whoever has it is dead, or it could not be sent: somebody else tries."""
LONGEST_WAIT: Final = timedelta(days=1)
GIVEN_UP: Final = timedelta(days=7)
"""After the first try. What the letter tells of stays unread on the page."""

OF_THE_LETTER: Final = (SMTPRecipientsRefused, SMTPDataError, SMTPNotSupportedError)
OF_POLICY: Final = re.compile(rb"5\.7\.\d")
"""RFC 3463: who may send what through this server, which says nothing of the address."""


class Away(Exception):
    """No letter can be sent now. Each would take as long to find that out."""


def wait(begun_at: datetime, now: datetime) -> timedelta:
    """As long as it has been tried, so that each wait is twice the one before; the last try is when
    it is given up. Settled when it is claimed: who is killed again and again waits as long."""
    tried = now - begun_at
    return min(max(tried, HELD), LONGEST_WAIT, max(GIVEN_UP - tried, HELD))


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
