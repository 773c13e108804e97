"""Comma separated values in all their kinds."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from . import sizes
from .encoding import encoding_of
from .heading import names_of
from .lines import Lines
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
        self.columns = names_of([unguarded(cell) for cell in first])

    def rows(self) -> Iterator[Row]:
        records = self._records()
        next(records, None)
        for number, cells in records:
            yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Row:
        if not cells:
            return Row(number, fault=never_closed())
        wanted, found = len(self.columns), len(cells)
        if found > wanted and not any(cells[wanted:]):
            found = wanted
        if found != wanted:
            return Row(number, fault=wrong_width(found, wanted))
        return Row(number, dict(zip(self.columns, map(unguarded, cells), strict=False)))

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Every record with content. Empty lines count as rows, as they do in a spreadsheet.

        Where the reader asked for one more line than there was, a quote was never closed and its
        cell has swallowed the rest of the file: such a record has no cells.
        """
        number = 0
        with self._text() as text:
            lines = Lines(text)
            try:
                for number, cells in enumerate(
                    csv.reader(lines, delimiter=self.separator), start=1
                ):
                    # csv has the same limit, until something else in the process has changed it
                    if max(map(len, cells), default=0) > sizes.CELL:
                        raise Unreadable(too_large(number))
                    if any(map(str.strip, cells)):
                        yield number, [] if lines.is_over else cells
            except csv.Error as error:
                raise Unreadable(too_large(number + 1)) from error

    def _text(self) -> io.TextIOWrapper:
        # "replace": a stray byte in an old encoding must not stop the other rows
        return io.TextIOWrapper(self.opens(), self.encoding, errors="replace", newline="")


_SIGN = r"(?='*[=+\-@＝＋－＠])"
_GUARDED = re.compile(rf"^'(?='*[\t\r\n])|(^|[;|\t\r\n]\"*)'{_SIGN}")


def unguarded(cell: str) -> str:
    """Without the apostrophe that our own exports put before what would be run as a formula."""
    return _GUARDED.sub(lambda found: found[1] or "", cell).strip()


def separator_of(sample: str) -> str:
    """The sign that parts the most rows into as many cells as the heading has."""
    return max(SIGNS, key=lambda sign: _fit(sample, sign))


def _fit(sample: str, sign: str) -> tuple[float, int]:
    try:
        lines = io.StringIO(sample, newline="")
        rows = list(islice(filter(None, csv.reader(lines, delimiter=sign)), 50))
    except csv.Error:
        return 0, 0
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0, 0
    return round(sum(len(row) == width for row in rows) / len(rows), 1), width


def never_closed() -> str:
    return _(
        "Ett citattecken på raden har inget slut, så resten av filen hamnade i samma ruta. Sätt "
        "ett citattecken till, eller ta bort det som är."
    )


def wrong_width(found: int, wanted: int) -> str:
    return _(
        "Raden har %(found)s kolumner, rubrikraden %(wanted)s. Sätt citattecken om text som "
        "innehåller skiljetecken."
    ) % {"found": found, "wanted": wanted}


def too_large(number: int) -> str:
    return _(
        "Rad %(row)s har en ruta med mer än %(most)s tecken. Oftast saknas ett citattecken på "
        "raden eller strax före."
    ) % {"row": number, "most": sizes.CELL}
