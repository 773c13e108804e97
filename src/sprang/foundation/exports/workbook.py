"""A workbook: its sheets are written to the disk row by row and packed when all are there."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from .cells import for_workbook
from .columns import ExportKind, Value

LAST_ROW = 1_048_576
"""Of a sheet; what is more goes on in a sheet of its own, with the headings again."""

PIECE = 64 * 1024


def as_xlsx(kind: ExportKind, rows: Iterable[list[Value]]) -> Iterator[bytes]:
    from openpyxl import Workbook  # takes a fifth of a second, which every start would pay

    book = Workbook(write_only=True)
    sheet, used = _sheet(book, kind), 1
    for row in rows:
        if used >= LAST_ROW:
            sheet, used = _sheet(book, kind), 1
        sheet.append([_cell(sheet, value) for value in row])
        used += 1
    with tempfile.TemporaryFile() as packed:
        book.save(packed)
        packed.seek(0)
        while piece := packed.read(PIECE):
            yield piece


def _sheet(book: Any, kind: ExportKind) -> Any:
    number = f" {len(book.worksheets) + 1}" if book.worksheets else ""
    name = re.sub(r"[\\/?*\[\]:]", " ", str(kind.label))[: 31 - len(number)]
    sheet = book.create_sheet(f"{name}{number}")
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, str(column.label)) for column in kind.columns])
    return sheet


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, int | float) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, for_workbook(value))
    # said aloud, since openpyxl takes a text that begins with = for a formula
    cell.data_type = "s"
    return cell
