"""A value as a cell that no spreadsheet breaks, runs or cuts."""

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from .columns import Value

LONGEST = 32_767
"""UTF-16 units in a cell of Excel's; a longer one makes the whole workbook damaged to it."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML 1.0 can't hold, however it is written."""
_SIGN = r"(?='*[=+\-@＝＋－＠])"
_FORMULA = re.compile(rf"^(?='*[\t\r\n])|(^|[;|\t\r\n]\"*){_SIGN}")
"""Where one may begin: also after what other countries' spreadsheets part cells with. Those see no
quotes in the middle of what they take for a cell, and a line that ends there begins a row."""
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def written(value: Value) -> str:
    """Dates as ISO 8601 in local time, lists parted by semicolons, lines ended in one way."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(sep=" ", timespec="minutes")[:16]
    if isinstance(value, date):
        return value.isoformat()
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return str(_UNWRITABLE.sub("", lines))


def guarded(cell: str) -> str:
    """An apostrophe before what a spreadsheet would run as a formula when it opens the CSV.

    Also before those that begin with apostrophes and then such a sign, so that reading it in, which
    takes one apostrophe off, gives back exactly what was there.
    """
    return _FORMULA.sub(lambda found: f"{found[1] or ''}'", cell)


def for_csv(value: Value) -> str | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guarded(written(value))


def for_workbook(value: Value) -> str:
    """`_x0041_` is Excel's way to write a sign by its number, so one in a text is escaped too."""
    return _ESCAPED.sub("_x005F_", fitting(written(value)))


def fitting(text: str) -> str:
    """At most what a cell takes; what was cut says so."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    tail = " … " + _("[avkortad: hela texten står i CSV och JSON]")
    room = (LONGEST - len(tail)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + tail
