"""Looking before leaping: what would become of the rows, without writing anything."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..models import ImportRun
from .actions import table_of
from .batches import kind_of
from .cleaning import cut
from .kinds import Field, ImportKind, Item
from .mapping import Column, described
from .settling import foreseen
from .told import Level, Told
from .understanding import Understanding

LOOKED_AT = 2000
"""Rows tried before one decides: as many as a page can wait for."""

SAMPLE = 50
SHOWN = 5


@dataclass
class Preview:
    """`first` are rows as understood; `looked` of `total` rows were tried."""

    total: int
    looked: int = 0
    ready: int = 0
    first: list[Item] = field(default_factory=list)
    faults: list[Told] = field(default_factory=list)
    duplicates: list[Told] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return self.looked == self.total

    def add(self, result: Item | list[Told]) -> None:
        self.looked += 1
        if isinstance(result, Item):
            self.ready += 1
            self.first += [result] if len(self.first) < SHOWN else []
        elif result[0].level == Level.DUPLICATE:
            self.duplicates += result
        else:
            self.faults += result


def columns_of(run: ImportRun) -> list[Column]:
    """The columns of the file with a sample of each, and what they mean so far."""
    table = table_of(run)
    return described(table.columns, list(islice(table.rows(), SAMPLE)), run.mapping)


def preview(run: ImportRun) -> Preview:
    kind = kind_of(run)
    seen = Preview(run.rows)
    rows = islice(kind.gather(table_of(run).rows()), LOOKED_AT)
    with Understanding(kind, run.mapping) as understanding:
        for result in foreseen(understanding, rows):
            seen.add(result)
    return seen


def shown(
    kind: type[ImportKind], items: Sequence[Item], mapped: Collection[str]
) -> list[list[str]]:
    """Cells of the preview table: the values of the mapped fields, short enough to be read."""
    fields = [field for field in kind.fields if field.name in mapped]
    return [[str(item.row), *(_short(field, item) for field in fields)] for item in items]


def _short(field: Field, item: Item) -> str:
    value = item.said.get(field.name)
    return cut(field.show(value), 80) if value else ""
