"""CSV, XLSX and JSON. CSV and JSON stream; a workbook is packed on disk before it is sent."""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .columns import ExportKind, Value, written

Write = Callable[[ExportKind, QuerySet[Any]], Iterator[bytes]]

_FORMULA = re.compile(r"^[=+\-@\t\r]")
PIECE = 64 * 1024


def guarded(cell: str) -> str:
    """An apostrophe before what a spreadsheet would run as a formula when it opens the CSV."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_csv(kind: ExportKind, queryset: QuerySet[Any]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, without which Excel reads å as Ã¥."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow([str(column.label) for column in kind.columns])
    yield b"\xef\xbb\xbf"
    for row in kind.rows(queryset):
        writer.writerow([guarded(written(value)) for value in row])
        if line.tell() > PIECE:
            yield _taken(line)
    yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()


def as_json(kind: ExportKind, queryset: QuerySet[Any]) -> Iterator[bytes]:
    """A list of objects under the stable keys."""
    keys = [column.key for column in kind.columns]
    encode = DjangoJSONEncoder(ensure_ascii=False).encode
    before = "[\n"
    for row in kind.rows(queryset):
        yield f"{before}{encode(dict(zip(keys, row, strict=True)))}".encode()
        before = ",\n"
    yield b"\n]\n" if before == ",\n" else b"[]\n"


def as_xlsx(kind: ExportKind, queryset: QuerySet[Any]) -> Iterator[bytes]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\/?*\[\]:]", " ", str(kind.label))[:31])
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, str(column.label)) for column in kind.columns])
    for row in kind.rows(queryset):
        sheet.append([_cell(sheet, value) for value in row])
    with tempfile.TemporaryFile() as packed:
        book.save(packed)
        packed.seek(0)
        while piece := packed.read(PIECE):
            yield piece


def _cell(sheet: Any, value: Value) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", written(value)))
    # said aloud, since openpyxl takes a text that begins with = for a formula
    cell.data_type = "s"
    return cell


FORMATS: dict[str, tuple[str, Write]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": ("application/json; charset=utf-8", as_json),
}
