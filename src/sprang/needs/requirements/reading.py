"""From a file to requirements, or from the page that has shown what would become of one."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.files import Upload, clean_name, too_big
from sprang.foundation.imports import Row, mapping
from sprang.foundation.imports.reading import Unreadable, open_table
from sprang.foundation.unseen import without_unseen

from .columns import FIELDS
from .understanding import Cells, Sheet, take


def read_file(upload: Upload) -> Sheet:
    """:raises BadInput: the file as a whole can't be read. Says what to do about it."""
    if reason := too_big(upload):
        raise BadInput({"file": reason})
    table = open_table(lambda: _opened(upload), clean_name(upload.name or ""))
    mapped = mapping.guess(FIELDS, table.columns)
    try:
        mapping.check(FIELDS, table.columns, mapped)
    except BadInput as error:
        raise Unreadable(" ".join(error.faults.values())) from error
    sheet = Sheet()
    for row in table.rows():
        take(sheet, row, {name: row.cells.get(column, "") for name, column in mapped.items()})
    sheet.notes += _left_out(column for column in table.columns if column not in mapped.values())
    return sheet


def _opened(upload: Upload) -> IO[bytes]:
    """Anew from the beginning; a form's file may lie in memory or on the disk."""
    if path := getattr(upload, "temporary_file_path", None):
        return Path(path()).open("rb")
    upload.seek(0)
    return BytesIO(upload.read())


def _left_out(columns: Iterable[str]) -> list[str]:
    if names := ", ".join(columns):
        return [_("Läses inte in: %s. De kolumnerna känner vi inte till.") % names[:300]]
    return []


def read_again(carried: str) -> Sheet:
    """What a page carried, which anybody may have written anything into.

    :raises BadInput: it is not what the page carried.
    """
    sheet = Sheet()
    for cells in _carried(carried):
        # the rows of the file have been told already; what counts now is their order
        seen = {name: without_unseen(cell) for name, cell in cells.items()}
        take(sheet, Row(len(sheet.cells) + 2), seen)
    return sheet


def _carried(text: str) -> list[Cells]:
    try:
        rows: Any = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    known = {each.name for each in FIELDS}
    if not isinstance(rows, list) or not all(_is_row(row, known) for row in rows):
        raise Unreadable(_("Det som skulle läsas in har gått sönder på vägen. Välj filen igen."))
    return rows


def _is_row(row: Any, known: set[str]) -> bool:
    return isinstance(row, dict) and all(
        name in known and isinstance(cell, str) for name, cell in row.items()
    )
