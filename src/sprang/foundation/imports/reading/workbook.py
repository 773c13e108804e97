"""Workbooks (XLSX), read row by row."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, Any

from django.utils.translation import gettext as _

from . import sizes
from .heading import names_of
from .rows import Open, Row, Unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a sign that XML can't, or that would look like this itself."""


class WorkbookTable:
    """The first visible sheet. The first row with content is the heading."""

    def __init__(self, opens: Open) -> None:
        self.opens = opens
        with opens() as stream:
            guard(stream)
        first = next((cells for _number, cells in self._records()), None)
        if first is None:
            raise Unreadable(_("Bladet är tomt. Det första synliga bladet läses in."))
        while first and not first[-1]:
            first.pop()
        self.columns = names_of(first)

    def rows(self) -> Iterator[Row]:
        records = self._records()
        next(records, None)
        for number, cells in records:
            yield Row(number, dict(zip(self.columns, cells, strict=False)))

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        import openpyxl  # takes a fifth of a second, which every start would pay

        with self.opens() as stream, readable(), warnings.catch_warnings():
            # openpyxl warns about styles and checks that it leaves out; we read values only
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for number, cells in _of_sheet(sheets[0]) if sheets else ():
                if any(cells):
                    yield number, cells
            book.close()


def _of_sheet(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # The bounds are given because the parser otherwise believes what the file says about itself.
    rows = sheet.iter_rows(max_col=sizes.COLUMNS + 1, max_row=sizes.LAST_ROW, values_only=True)
    for number, values in enumerate(rows, start=1):
        yield number, [written(value) for value in values]


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


@contextmanager
def readable() -> Iterator[None]:
    """Whatever a broken workbook makes of the parser is told as one thing."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(
            _("Arbetsboken går inte att öppna. Spara om den som XLSX, utan lösenord.")
        ) from error


def guard(stream: IO[bytes]) -> None:
    """Refuse a file that unpacks into far more than it is, before unpacking anything of it.

    The declared sizes can be trusted: `zipfile` never gives out more than was declared.
    """
    with readable(), zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        size, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
        if "xl/workbook.xml" not in archive.namelist():
            raise Unreadable(
                _("Filen är ingen arbetsbok från Excel. Spara den som XLSX eller CSV.")
            )
    if size > sizes.UNPACKED or (size > sizes.SMALL and size > packed * sizes.RATIO):
        raise Unreadable(
            _("Arbetsboken packas upp till %(mb)s MB. Dela upp den, eller spara den som CSV.")
            % {"mb": size // 1024 // 1024}
        )
