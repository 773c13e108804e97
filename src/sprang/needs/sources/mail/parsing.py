"""What a mail says, whatever program wrote it. Nothing in it is believed: not even who sent it."""

import hashlib
import logging
from contextlib import suppress
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sprang.foundation.imports.cleaning import plain

from .cutting import own_words

logger = logging.getLogger(__name__)
LARGEST: Final = 10 * 1024 * 1024
LONGEST_TEXT: Final = 20_000
LONGEST_HTML: Final = 100_000
LONGEST_HEAD: Final = 64 * 1024
MOST_PARTS, MOST_LINES_OF_PARTS = 200, 1000
LONGEST_ADDRESS: Final = 254
BULK: Final = frozenset({"bulk", "junk", "list", "auto_reply"})
ROBOTS: Final = frozenset({"mailer-daemon", "postmaster", "no-reply", "noreply"})
RECEIVERS: Final = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")


@dataclass(frozen=True)
class Mail:
    """`key` is the same for the same mail, whichever way it comes and however often."""

    key: str
    sender: str
    name: str
    receivers: frozenset[str]
    text: str
    left_out: tuple[str, ...]
    """Names of files that were attached."""
    is_automatic: bool


def nothing(key: str) -> Mail:
    return Mail(key, "", "", frozenset(), "", (), is_automatic=True)


def read(raw: bytes) -> Mail:
    """Never raises: what can't be read is empty, and so is what was made to take long to read."""
    key = hashlib.sha256(raw).hexdigest()
    if is_overgrown(raw):
        return nothing(key)
    try:
        return _read(raw)
    except Exception:  # a parser that a stranger's bytes bring to its knees must not hold up others
        logger.exception("a mail could not be read")
        return nothing(key)


def is_overgrown(raw: bytes) -> bool:
    """More headers or parts than any program writes."""
    head = min((at for at in map(raw.find, (b"\r\n\r\n", b"\n\n")) if at >= 0), default=len(raw))
    return head > LONGEST_HEAD or raw.count(b"\n--") > MOST_LINES_OF_PARTS


def _read(raw: bytes) -> Mail:
    mail = BytesParser(policy=policy.default).parsebytes(raw[:LARGEST])
    senders = _addresses(mail, "From")
    one = senders[0] if len(senders) == 1 else Address()
    said, left_out = _body(mail)
    subject = " ".join(_header(mail, "Subject").split())
    words = own_words(said)
    return Mail(
        key=hashlib.sha256(_header(mail, "Message-ID").strip().encode() or raw).hexdigest(),
        sender=_valid(one.addr_spec.lower()),
        name=" ".join(one.display_name.split())[:100],
        receivers=frozenset(
            each.addr_spec.lower() for name in RECEIVERS for each in _addresses(mail, name)
        ),
        text=(f"{subject}\n\n{words}" if words else subject).strip()[:LONGEST_TEXT],
        left_out=left_out,
        is_automatic=_is_automatic(mail, one),
    )


def _valid(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_ADDRESS else ""


def _header(mail: EmailMessage, name: str) -> str:
    # the library reads headers when they are asked for, and stumbles over some
    with suppress(Exception):
        return str(mail.get(name, ""))
    return ""


def _addresses(mail: EmailMessage, name: str) -> list[Address]:
    found: list[Address] = []
    with suppress(Exception):
        for header in mail.get_all(name, []):
            found += header.addresses
    return found


def _is_automatic(mail: EmailMessage, sender: Address) -> bool:
    """RFC 3834: an answer to an automatic mail would begin a loop."""
    return (
        _header(mail, "Auto-Submitted").strip().lower() not in ("", "no")
        or _header(mail, "Precedence").strip().lower() in BULK
        or _header(mail, "Return-Path").strip() == "<>"
        or bool(_header(mail, "List-Id") or _header(mail, "X-Autoreply"))
        or sender.username.lower() in ROBOTS
        or mail.get_content_type() == "multipart/report"
    )


def _body(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The text, else the HTML as text; and the names of what is attached."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    left_out = []
    for number, part in enumerate(mail.walk()):
        if number > MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_attachment() or (kind not in texts and not part.is_multipart()):
            left_out.append((part.get_filename() or kind)[:200])
        elif kind in texts:
            texts[kind].append(_content(part))
    plainly = "\n\n".join(texts["text/plain"]).strip()
    return plainly or plain("\n\n".join(texts["text/html"])[:LONGEST_HTML]), tuple(left_out)


def _content(part: EmailMessage) -> str:
    """A charset that nobody knows, or that is a lie, costs some signs and not the mail."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
