"""What a person is told about a row, and the rows that say what another has said already."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..errors import BadInput
from ..models import ImportFault, ImportRun
from .cleaning import one_line
from .kinds import Item

Level = ImportFault.Level
LONGEST = 400


@dataclass(frozen=True)
class Told:
    row: int
    message: str
    column: str = ""
    level: str = Level.FAULT

    def as_fault(self, run: ImportRun) -> ImportFault:
        return ImportFault(
            run=run,
            row=self.row,
            level=self.level,
            column=self.column[:120],
            message=one_line(self.message)[:LONGEST],
        )


def faults_of(error: BadInput, row: int, mapping: Mapping[str, str]) -> list[Told]:
    """One for each field, under the name that its column has in the file."""
    return [Told(row, text, mapping.get(name, "")) for name, text in error.faults.items()]


class Seen:
    """The rows of this file so far, by what tells them apart. The first one counts.

    Kept in a database of its own that has no name and vanishes when it is closed: what does not
    fit in its cache goes to the disk, so that memory does not grow with the file.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA cache_size=-4096;"
            "CREATE TABLE seen (mark TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID; BEGIN"
        )

    def close(self) -> None:
        self._rows.close()

    def before(self, item: Item) -> Told | None:
        """That an earlier row has the same id or says the same."""
        if item.fingerprint and (row := self._row(f"={item.fingerprint}")):
            return Told(item.row, _("Säger samma sak som rad %s.") % row, level=Level.DUPLICATE)
        if row := self._row(f"#{item.external_id}"):
            message = _("Har samma id som rad %s. Den första raden gäller.") % row
            return Told(item.row, message, level=Level.DUPLICATE)
        return None

    def _row(self, mark: str) -> int:
        found = self._rows.execute("SELECT row FROM seen WHERE mark = ?", (mark,)).fetchone()
        return int(found[0]) if found else 0

    def remember(self, item: Item) -> None:
        marks = [f"#{item.external_id}"] + [f"={item.fingerprint}"] * bool(item.fingerprint)
        rows = [(mark, item.row) for mark in marks]
        self._rows.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", rows)
