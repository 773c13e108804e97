"""CSV, XLSX and JSON, written row by row: what is done is handed on before the next is taken."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from django.core.serializers.json import DjangoJSONEncoder

from .cells import for_csv, guarded
from .columns import ExportKind, Value
from .workbook import as_xlsx

Rows = Iterable[list[Value]]
Write = Callable[[ExportKind, Rows], Iterator[bytes]]

PIECE = 64 * 1024


def as_csv(kind: ExportKind, rows: Rows) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, without which Excel reads å as Ã¥.

    What is text has quotes around it, so that a spreadsheet can be told to leave 0123 as it is.
    """
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guarded(str(column.label)) for column in kind.columns])
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow([for_csv(value) for value in row])
        if line.tell() > PIECE:
            yield _taken(line)
    yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()


def as_json(kind: ExportKind, rows: Rows) -> Iterator[bytes]:
    """A list of objects under the stable keys."""
    keys = [column.key for column in kind.columns]
    encode = DjangoJSONEncoder(ensure_ascii=False).encode
    before = "[\n"
    for row in rows:
        yield f"{before}{encode(dict(zip(keys, row, strict=True)))}".encode()
        before = ",\n"
    yield b"\n]\n" if before == ",\n" else b"[]\n"


FORMATS: dict[str, tuple[str, Write]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": ("application/json; charset=utf-8", as_json),
}
