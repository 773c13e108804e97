"""The names of the columns, out of the first row."""

import re
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..cleaning import one_line
from . import sizes
from .rows import Unreadable

LONGEST = 120
"""Characters in a name. Longer cells are content."""

_VALUE = re.compile(r"^[\d\s.,:/+%-]+$")


def names_of(cells: Sequence[str]) -> list[str]:
    """One name for each column, none of them twice.

    :raises Unreadable: the row is not a heading, or there are too many columns.
    """
    if len(cells) > sizes.COLUMNS:
        raise Unreadable(
            _("Filen har %(n)s kolumner. Högst %(most)s går att läsa. Ta bort dem som inte behövs.")
            % {"n": len(cells), "most": sizes.COLUMNS}
        )
    names = [one_line(cell) for cell in cells]
    if not looks_like_names(names):
        raise Unreadable(
            _("Första raden är inga rubriker. Skriv kolumnernas namn där: Rubrik, Text.")
        )
    return _unique([name or _("Kolumn %s") % letter(at) for at, name in enumerate(names)])


def looks_like_names(names: Sequence[str]) -> bool:
    """Most of what is written there is short and not a number or a date."""
    written = [name for name in names if name]
    good = [name for name in written if len(name) <= LONGEST and not _VALUE.match(name)]
    return bool(good) and len(good) * 2 >= len(written)


def _unique(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def letter(index: int) -> str:
    """0 -> "A", 26 -> "AA": as the spreadsheet calls the column."""
    head, tail = divmod(index, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)
