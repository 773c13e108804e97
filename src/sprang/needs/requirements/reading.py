"""From a file to requirements, and every fault in it told by row and column."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.files import Upload, clean_name, too_big
from sprang.foundation.imports import Row, mapping, parsing
from sprang.foundation.imports.cleaning import bare
from sprang.foundation.imports.parsing import Unfit
from sprang.foundation.imports.reading import Unreadable, open_table
from sprang.foundation.imports.told import Told
from sprang.foundation.imports.understanding import value_of

from ..models import Requirement
from .columns import FIELDS, NUMBER, VERSION
from .writing import EXAMPLE_NUMBER, EXAMPLE_WHAT

ROWS = 2_000
"""Rows that are looked at, also those that say nothing: a file with more is another list."""
_NUMBER = re.compile(r"\D{0,10}?(\d{1,4})[.):]?")
Cells = dict[str, str]


@dataclass(frozen=True)
class Wanted:
    """A requirement as the file says it. `number` is what it has in the need, 0 for a new one;
    `words` are those that the file has a column for."""

    row: int
    number: int
    words: Mapping[str, str]


@dataclass
class Sheet:
    """`cells` are the rows as they were written, by field: what a page carries until one has
    looked. `notes` say what is worth knowing though it stops nothing."""

    cells: list[Cells] = field(default_factory=list)
    rows: list[Wanted] = field(default_factory=list)
    faults: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)
    has_numbers: bool = False
    looked_at: int = 0

    def carried(self) -> str:
        return json.dumps(self.cells, ensure_ascii=False)


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
        _take(sheet, row, {name: row.cells.get(column, "") for name, column in mapped.items()})
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
        _take(sheet, Row(len(sheet.cells) + 2), cells)
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


def _take(sheet: Sheet, row: Row, cells: Cells) -> None:
    """:raises Unreadable: there are more than a need may have."""
    sheet.looked_at += 1
    sheet.notes += [_("Rad %(row)s: %(note)s") % {"row": row.number, "note": x} for x in row.notes]
    if row.fault:
        sheet.faults.append(Told(row.number, row.fault))
        _stop_at_most(sheet)
        return
    is_empty = not any(cells.get(name, "").strip() for name in Requirement.WORDS)
    if is_empty or _is_example(cells):
        return
    sheet.cells.append(cells)
    _stop_at_most(sheet)
    sheet.has_numbers = sheet.has_numbers or NUMBER in cells
    sheet.versions |= {cells.get(VERSION, "").strip()} - {""}
    _understand(sheet, row.number, cells)


def _stop_at_most(sheet: Sheet) -> None:
    if sheet.looked_at > ROWS or len(sheet.cells) > Requirement.MOST:
        raise Unreadable(
            _("Filen har fler än %s krav. Slå ihop krav, eller dela behovet i flera.")
            % Requirement.MOST
        )


def _is_example(cells: Cells) -> bool:
    """The row that an empty file is given out with; words of one's own in it are no example."""
    says = {bare(word) for word in parsing.spellings(EXAMPLE_NUMBER)}
    what = {bare(word) for word in parsing.spellings(EXAMPLE_WHAT)}
    return bare(cells.get(NUMBER, "")) in says and bare(cells.get("what", "")) in what


def _understand(sheet: Sheet, row: int, cells: Cells) -> None:
    words, faults = {}, []
    for each in FIELDS:
        try:
            if each.name == NUMBER:
                number = number_in(cells.get(NUMBER, ""))
            elif each.name != VERSION and (each.name in cells or each.required):
                words[each.name] = value_of(each, cells.get(each.name, ""))
        except Unfit as error:
            faults.append(Told(row, str(error), str(each.label)))
    if not faults and (
        twice := next((x for x in sheet.rows if number and x.number == number), None)
    ):
        faults.append(Told(row, said_twice(number, twice.row), str(FIELDS[0].label)))
    sheet.faults += faults
    if not faults:
        sheet.rows.append(Wanted(row, number, words))


def number_in(cell: str) -> int:
    """ "3", "3.", "Krav 3" -> 3; 0 for an empty cell.

    :raises Unfit: it is no number.
    """
    if not cell.strip():
        return 0
    if found := _NUMBER.fullmatch(cell.strip()):
        return int(found[1])
    raise Unfit(_("Skriv kravets nummer, eller lämna rutan tom för ett nytt krav."))


def said_twice(number: int, row: int) -> str:
    return _(
        "Nr %(number)s står redan på rad %(row)s. Töm rutan på den rad som är ett nytt krav."
    ) % {
        "number": number,
        "row": row,
    }
