"""The rows of a workbook's first visible sheet, one at a time."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from . import sizes
from .book import NS, Book
from .parts import Parts, Sips, elements
from .rows import Unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a sign that XML can't, or that would look like this itself."""

DATA, ROW, FORMULA, VALUE = (f"{NS}{name}" for name in ("sheetData", "row", "f", "v"))


@dataclass
class Line:
    """A row with content. `formulas` are the columns whose value nobody has worked out."""

    number: int
    cells: list[str] = field(default_factory=list)
    formulas: list[int] = field(default_factory=list)

    def put(self, column: int, value: str) -> None:
        self.cells += [""] * (column + 1 - len(self.cells))
        self.cells[column] = value


def lines(parts: Parts) -> Iterator[Line]:
    """Those with content.

    :raises Unreadable: too many after each other have none.
    """
    with tempfile.TemporaryFile() as file:
        book = Book(parts, file)
        if book.sheet is None:
            return
        last = empty = 0
        with parts.sips(book.sheet) as part:
            for line in _all_lines(book.parser(), part):
                # the rows that are left out need not be in the file
                if line.number > last and (line.formulas or any(line.cells)):
                    last, empty = line.number, 0
                    yield line
                elif (empty := empty + 1) > sizes.EMPTY:
                    raise Unreadable(too_empty())


def _all_lines(parser: Any, part: Sips) -> Iterator[Line]:
    for row in elements(part, ROW, DATA):
        if row.tag == DATA:
            return
        number, cells = parser.parse_row(row)
        parser.row_dimensions.clear()  # how high each is
        if number > sizes.LAST_ROW:
            return
        yield _line(number, zip(row, cells, strict=True))


def _line(number: int, cells: Iterable[tuple[Any, dict[str, Any]]]) -> Line:
    line = Line(number)
    for element, cell in cells:
        column = cell["column"] - 1
        if 0 <= column <= sizes.COLUMNS:
            line.put(column, written(cell["value"]))
            if is_never_counted(element):
                line.formulas.append(column)
    return line


def is_never_counted(cell: Any) -> bool:
    """A formula's value is saved beside it. One that gave an empty text says that it is text."""
    is_formula = cell.find(FORMULA) is not None
    return is_formula and cell.get("t") != "str" and not cell.findtext(VALUE)


def written(value: object) -> str:
    """A cell's value as one would write it in a text file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).strip()


def too_empty() -> str:
    return _(
        "Bladet har fler än %(most)s tomma rader i följd. Ta bort dem, eller spara det som CSV."
    ) % {"most": sizes.EMPTY}
