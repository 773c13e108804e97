"""Comma separated values in all their kinds."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from . import limits
from .encoding import encoding_of
from .heading import names_of
from .rows import Open, Row, Unreadable

SIGNS = ",;\t|"
SAMPLE = 64 * 1024


class TextTable:
    """A CSV file: encoding and separator are found out, not asked for."""

    def __init__(self, opens: Open) -> None:
        self.opens = opens
        with opens() as stream:
            self.encoding = encoding_of(stream)
        with self._text() as text:
            self.separator = separator_of(text.read(SAMPLE))
        first = next((cells for _number, cells in self._records()), None)
        if first is None:
            raise Unreadable(_("Filen är tom. Välj en fil med rubriker och minst en rad."))
        self.columns = names_of(first)

    def rows(self) -> Iterator[Row]:
        records = self._records()
        next(records, None)
        for number, cells in records:
            yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Row:
        wanted, found = len(self.columns), len(cells)
        if found > wanted and not any(cells[wanted:]):
            found = wanted
        if found != wanted:
            return Row(number, fault=wrong_width(found, wanted))
        return Row(number, dict(zip(self.columns, map(str.strip, cells), strict=False)))

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Every record with content. Empty lines count as rows, as they do in a spreadsheet."""
        number = 0
        with self._text() as text:
            try:
                for number, cells in enumerate(csv.reader(text, delimiter=self.separator), start=1):
                    if any(map(str.strip, cells)):
                        yield number, cells
            except csv.Error as error:
                raise Unreadable(too_large(number + 1)) from error

    def _text(self) -> io.TextIOWrapper:
        # "replace": a stray byte in an old encoding must not stop the other rows
        return io.TextIOWrapper(self.opens(), self.encoding, errors="replace", newline="")


def separator_of(sample: str) -> str:
    """The sign that parts the most rows into as many cells as the heading has."""
    return max(SIGNS, key=lambda sign: _fit(sample, sign))


def _fit(sample: str, sign: str) -> tuple[float, int]:
    try:
        rows = list(islice(filter(None, csv.reader(io.StringIO(sample), delimiter=sign)), 50))
    except csv.Error:
        return 0, 0
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0, 0
    return round(sum(len(row) == width for row in rows) / len(rows), 1), width


def wrong_width(found: int, wanted: int) -> str:
    return _(
        "Raden har %(found)s kolumner, rubrikraden %(wanted)s. Sätt citattecken om text som "
        "innehåller skiljetecken."
    ) % {"found": found, "wanted": wanted}


def too_large(number: int) -> str:
    return _(
        "Rad %(row)s har en ruta med mer än %(most)s tecken. Oftast saknas ett citattecken på "
        "raden eller strax före."
    ) % {"row": number, "most": limits.CELL}
