"""A mailbox that is fetched over IMAP (RFC 3501).

A mail is moved out of the inbox when it has been taken in, and the database has it: whoever is
killed between takes it again, and it is known by its own key.
"""

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings

from sprang.foundation.database.away import is_away

from .door import Taken, intake_for, take
from .parsing import LARGEST, read

logger = logging.getLogger(__name__)
TIMEOUT: Final = 30
PLAIN, TLS = 143, 993
AT_ONCE: Final = 100
DONE, LEFT = "Sprang-klart", "Sprang-okant"
"""Where mails are moved: taken in or passed over, and to none of our addresses."""


def fetch() -> int:
    """How many mails were dealt with. Nothing to do without `SPRANG_IMAP`."""
    if not settings.IMAP:
        return 0
    try:
        with opened(settings.IMAP) as box:
            return sum(deal_with(box, uid) for uid in waiting(box))
    except (OSError, imaplib.IMAP4.error) as fault:
        # without what it says: that may have the password
        logger.warning("The mailbox could not be read: %s", type(fault).__name__)
        return 0


@contextmanager
def opened(address: str) -> Iterator[imaplib.IMAP4]:
    parts = urlsplit(address)
    box = connected(parts.hostname or "", parts.port, is_tls=parts.scheme == "imaps")
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        for folder in (DONE, LEFT):
            box.create(folder)  # refused where it is there
        box.select(unquote(parts.path.strip("/")) or "INBOX")
        yield box
    finally:
        try:
            box.logout()
        except (OSError, imaplib.IMAP4.error):  # nobody to say goodbye to
            box.shutdown()


def connected(host: str, port: int | None, *, is_tls: bool) -> imaplib.IMAP4:
    if not is_tls:
        return imaplib.IMAP4(host, port or PLAIN, timeout=TIMEOUT)
    # the library itself would not look at whose certificate it is
    trusted = ssl.create_default_context()
    port = port or TLS
    return imaplib.IMAP4_SSL(host, port, ssl_context=trusted, timeout=TIMEOUT)


def waiting(box: imaplib.IMAP4) -> list[str]:
    _ok, found = box.uid("SEARCH", "ALL")
    return [each.decode() for each in (found[0] or b"").split()[:AT_ONCE]]


def taken_in(raw: bytes) -> Taken:
    """One that can't be kept is put aside: it must not stand in the way of those after it."""
    try:
        mail = read(raw)
        intake = intake_for(mail.receivers)
        return take(mail, intake.platform) if intake else Taken.UNKNOWN
    except Exception as fault:
        if is_away(fault):
            raise
        logger.exception("A mail could not be taken in")
        return Taken.UNKNOWN


def deal_with(box: imaplib.IMAP4, uid: str) -> bool:
    _ok, found = box.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LARGEST}>)")
    raw = next((each[1] for each in found if isinstance(each, tuple)), None)
    if raw is None:
        return False
    taken = taken_in(raw)
    ok, _said = box.uid("COPY", uid, LEFT if taken == Taken.UNKNOWN else DONE)
    if ok == "OK":
        box.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
        box.expunge()
    return True
