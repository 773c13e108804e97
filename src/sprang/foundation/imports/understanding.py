"""From rows to items: cells parsed, the row finished by its kind, repetitions told."""

from collections.abc import Mapping
from typing import Any, Self

from django.utils.translation import gettext as _

from ..errors import BadInput
from .kinds import Field, ImportKind, Item
from .parsing import Unfit
from .reading import Row
from .told import Level, Seen, Told, faults_of


class Understanding:
    """Remembers the rows of one file, which are therefore taken in order; `with` closes it."""

    def __init__(self, kind: ImportKind, mapping: Mapping[str, str]) -> None:
        self.kind, self.mapping = kind, mapping
        self.fields = [field for field in kind.fields if field.name in mapping]
        self.seen = Seen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.seen.close()

    def take(self, row: Row) -> Item | list[Told]:
        """The item that the row is, or why it is not read in."""
        try:
            item = self._item(row)
        except BadInput as error:
            notes = [Told(row.number, note, level=Level.NOTE) for note in row.notes]
            return [*faults_of(error, row.number, self.mapping), *notes]
        if told := self.seen.before(item):
            return [told]
        self.seen.remember(item)
        return item

    def _item(self, row: Row) -> Item:
        if row.fault:
            raise BadInput({"": row.fault})
        values = self._values(row)
        item = Item(row.number, values, said=dict(values), notes=[*row.notes])
        self.kind.complete(item)
        return item

    def _values(self, row: Row) -> dict[str, Any]:
        values, faults = {}, {}
        for field in self.fields:
            try:
                values[field.name] = value_of(field, row.cells.get(self.mapping[field.name], ""))
            except Unfit as error:
                faults[field.name] = str(error)
        if faults:
            raise BadInput(faults)
        return values


def value_of(field: Field, cell: str) -> Any:
    """:raises Unfit: the cell can't be used, or is empty where it must not be."""
    if cell := cell.strip():
        return field.parse(cell)
    if field.filled:
        raise Unfit(_("Rutan är tom. Skriv till exempel: %s") % field.example)
    return field.empty
