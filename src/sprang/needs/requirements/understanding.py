"""The rows of a file as requirements, and every fault in them told by row and column."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sprang.foundation.imports import Row, parsing
from sprang.foundation.imports.cleaning import bare
from sprang.foundation.imports.parsing import Unfit
from sprang.foundation.imports.reading import Unreadable
from sprang.foundation.imports.told import Told
from sprang.foundation.imports.understanding import value_of

from ..models import Requirement
from .columns import EXAMPLES, FIELDS, NUMBER, VERSION
from .writing import EXAMPLE_NUMBER

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


def take(sheet: Sheet, row: Row, cells: Cells) -> None:
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
    what = {bare(word) for word in parsing.spellings(EXAMPLES["what"])}
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
