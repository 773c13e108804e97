"""What becomes of each requirement, as the page shows it before anything is written."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _

from .understanding import Sheet

Change = Literal["new", "changed", "moved", "same", "removed"]
Words = dict[str, str]


class Cell(NamedTuple):
    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Line:
    """`number` is what it gets, `was` what it has; 0 for what is not there."""

    change: Change
    number: int
    was: int
    cells: list[Cell]

    @property
    def said(self) -> str:
        return str(
            {
                "new": _("Läggs till"),
                "changed": _("Ändras"),
                "moved": _("Flyttas"),
                "same": _("Som förut"),
                "removed": _("Tas bort"),
            }[self.change]
        )


@dataclass
class Look:
    """`rows` are the requirements as they would stand."""

    sheet: Sheet
    version: int
    lines: list[Line] = field(default_factory=list)
    rows: list[Words] = field(default_factory=list)

    def count(self, *changes: Change) -> int:
        return sum(line.change in changes for line in self.lines)

    @property
    def counts(self) -> list[tuple[int, str]]:
        return [
            (self.count("new"), _("Nya")),
            (self.count("changed", "moved"), _("Ändras")),
            (self.count("removed"), _("Tas bort")),
            (self.count("same"), _("Som förut")),
        ]

    @property
    def differs(self) -> bool:
        return self.count("same") != len(self.lines)

    @property
    def older(self) -> str:
        """The version that the file came from, where the need has been changed since."""
        others = self.sheet.versions - {str(self.version)}
        return min(others, default="")[:12]
