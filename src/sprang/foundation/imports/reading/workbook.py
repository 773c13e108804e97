"""Workbooks (XLSX), read row by row."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext as _

from . import sizes
from .heading import letter, names_of
from .parts import Parts
from .rows import Open, Row, Unreadable
from .sheet import Line, lines


class WorkbookTable:
    """The first visible sheet. The first row with content is the heading."""

    def __init__(self, opens: Open) -> None:
        self.opens = opens
        with opens() as stream:
            guard(stream)
        first = next(self._lines(), None)
        if first is None:
            raise Unreadable(_("Bladet är tomt. Det första synliga bladet läses in."))
        while first.cells and not first.cells[-1]:
            first.cells.pop()
        self.columns = names_of(first.cells)

    def rows(self) -> Iterator[Row]:
        found = self._lines()
        next(found, None)
        for line in found:
            cells = dict(zip(self.columns, line.cells, strict=False))
            notes = [never_counted(line.formulas)] if line.formulas else []
            yield Row(line.number, cells, notes=notes)

    def _lines(self) -> Iterator[Line]:
        with (
            self.opens() as stream,
            readable(),
            warnings.catch_warnings(),
            Parts(stream) as parts,
        ):
            # openpyxl warns about styles and checks that it leaves out; we read values only
            warnings.simplefilter("ignore")
            yield from lines(parts)


def never_counted(columns: list[int]) -> str:
    return _(
        "Formeln i kolumn %(columns)s har inget värde i filen. Öppna den i ett kalkylprogram, "
        "spara om den och läs in den igen."
    ) % {"columns": ", ".join(map(letter, columns))}


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
        parts = [(part.file_size, part.compress_size) for part in archive.infolist()]
        size, packed = map(sum, zip(*parts, strict=True)) if parts else (0, 0)
        if "xl/workbook.xml" not in archive.namelist():
            raise Unreadable(
                _("Filen är ingen arbetsbok från Excel. Spara den som XLSX eller CSV.")
            )
    # each part too: what is hard to pack, put beside a bomb, makes the whole look honest
    if size > sizes.UNPACKED or any(map(is_bomb, *zip(*parts, (size, packed), strict=True))):
        raise Unreadable(
            _("Arbetsboken packas upp till %(mb)s MB. Dela upp den, eller spara den som CSV.")
            % {"mb": size // 1024 // 1024}
        )


def is_bomb(size: int, packed: int) -> bool:
    return size > sizes.SMALL and size > packed * sizes.RATIO
