"""What a person is told about a row, and the rows that say what another has said already."""

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
    """The rows of this file so far, by what tells them apart. The first one counts."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._fingerprints: dict[str, int] = {}

    def before(self, item: Item) -> Told | None:
        """That an earlier row has the same id or says the same."""
        if row := self._fingerprints.get(item.fingerprint):
            return Told(item.row, _("Säger samma sak som rad %s.") % row, level=Level.DUPLICATE)
        if row := self._ids.get(item.external_id):
            message = _("Har samma id som rad %s. Den första raden gäller.") % row
            return Told(item.row, message, level=Level.DUPLICATE)
        return None

    def remember(self, item: Item) -> None:
        self._ids[item.external_id] = item.row
        if item.fingerprint:
            self._fingerprints[item.fingerprint] = item.row
