"""How alive the partners are, at a glance: by theme, and by when something last happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes

from ..models import Partnership
from .activity import NEVER
from .queries import YEAR

MONTHS = timedelta(days=92)
MOST = 200
"""More names than that are no picture: it is then asked to be narrowed."""
NAMES = (
    ("lives", _("Lever"), _("de senaste tre månaderna")),
    ("rests", _("Vilar"), _("tre månader till ett år")),
    ("silent", _("Tyst"), _("mer än ett år")),
)


@dataclass
class Cell:
    label: Any
    partners: list[Partnership] = field(default_factory=list)


@dataclass
class ThemeRow:
    theme: str
    cells: list[Cell]

    @property
    def gave(self) -> int:
        """How many have given something within a year."""
        return sum(each.gave for cell in self.cells for each in cell.partners)  # type: ignore[attr-defined]  # annotated

    @property
    def got(self) -> int:
        return sum(each.got for cell in self.cells for each in cell.partners)  # type: ignore[attr-defined]  # annotated


@dataclass(frozen=True)
class Life:
    rows: Sequence[ThemeRow]
    counts: Sequence[tuple[Any, Any, int]]
    """Label, span, how many partners: each counted once, also where it has several themes."""

    @property
    def total(self) -> int:
        return sum(number for _label, _span, number in self.counts)

    @property
    def lives(self) -> int:
        return self.counts[0][2]

    @property
    def silent(self) -> int:
        return self.counts[-1][2]


def place_of(partnership: Any, today: date) -> int:
    """0 lives, 1 rests, 2 is silent. Who became a partner lately has not fallen silent."""
    last = max(timezone.localdate(partnership.active_at), partnership.since)
    passed = today - last
    return 0 if passed <= MONTHS else 1 if passed <= YEAR else 2


def sign_of(partnership: Any) -> int:
    """3 where both have given within a year, 2 where one of them has, 1 where nobody has."""
    return 1 + bool(partnership.gave) + bool(partnership.got)


def life_of(partnerships: Iterable[Any]) -> Life:
    """Of partnerships with `queries.with_life`, in the order that they are to be named in."""
    today, rows, counts = timezone.localdate(), dict[str, ThemeRow](), [0] * len(NAMES)
    for each in partnerships:
        place, each.sign = place_of(each, today), sign_of(each)
        each.has_happened = each.active_at > NEVER
        counts[place] += 1
        for theme in themes.names(each.themes) or [str(_("Inget tema valt"))]:
            row = rows.setdefault(theme, ThemeRow(theme, [Cell(n[1]) for n in NAMES]))
            row.cells[place].partners.append(each)
    named = zip(NAMES, counts, strict=True)
    return Life(
        sorted(rows.values(), key=lambda row: (row.theme == str(_("Inget tema valt")), row.theme)),
        [(label, span, number) for (_key, label, span), number in named],
    )
