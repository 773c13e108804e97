"""A meeting as a calendar file (RFC 5545).

Times are in UTC, so that no description of a time zone is needed and every calendar shows them by
its own clock.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

MOST: Final = 75
"""Octets in a line, without its ending."""


def calendar(
    *,
    uid: str,
    starts_at: datetime,
    ends_at: datetime,
    made_at: datetime,
    title: str,
    text: str,
    place: str,
) -> str:
    """One event. Values are text as people wrote it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Språng//Presentationer//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{moment(made_at)}",
        f"DTSTART:{moment(starts_at)}",
        f"DTEND:{moment(ends_at)}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(text)}",
        *([f"LOCATION:{escaped(place)}"] if place else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    r"""As a TEXT value: \\, \;, \, and \n; a lone carriage return would end the line."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> Iterator[str]:
    """In lines of at most 75 octets, never parting a letter; each but the first begins with a
    space, which is one of them."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > MOST:
            yield part
            part = " "
        part += letter
    yield part
