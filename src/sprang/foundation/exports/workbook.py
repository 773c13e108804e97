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
        sheet.append([_shaped(_cell(sheet, value), kind) for value in row])
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
    if kind.is_filled_in:
        _widen(sheet, kind)
    labels = (_cell(sheet, str(column.label)) for column in kind.columns)
    sheet.append([_shaped(label, kind, is_bold=True) for label in labels])
    return sheet


TEXT = "@"
"""The format of cells in which a spreadsheet leaves what is typed as it is."""


def _widen(sheet: Any, kind: ExportKind) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(kind.columns, start=1):
        shape = sheet.column_dimensions[get_column_letter(number)]
        shape.width, shape.number_format = column.width, TEXT


def _shaped(cell: Any, kind: ExportKind, is_bold: bool = False) -> Any:
    if kind.is_filled_in:
        from openpyxl.styles import Alignment, Font

        cell.number_format, cell.alignment = TEXT, Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=is_bold)
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, int | float) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, for_workbook(value))
    # said aloud, since openpyxl takes a text that begins with = for a formula
    cell.data_type = "s"
    return cell
