"""Which column means what: guessed from the headings, corrected by the person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..errors import BadInput
from .cleaning import bare
from .kinds import Field
from .parsing import spellings
from .reading import Row

Mapped = dict[str, str]
"""Field -> column."""


def guess(fields: Sequence[Field], columns: Sequence[str]) -> Mapped:
    """The first column whose heading is a name of the field. Nothing is guessed from content."""
    by_name = {bare(column): column for column in reversed(columns)}
    mapped: Mapped = {}
    for field in fields:
        words = (field.name, *spellings(field.label), *field.aliases)
        found = next((by_name[bare(word)] for word in words if bare(word) in by_name), None)
        if found and found not in mapped.values():
            mapped[field.name] = found
    return mapped


def check(fields: Sequence[Field], columns: Sequence[str], mapped: Mapping[str, str]) -> Mapped:
    """The mapping, without what the file or the kind doesn't have.

    :raises BadInput: a required field has no column.
    """
    known = {field.name for field in fields}
    result = {
        name: column for name, column in mapped.items() if name in known and column in columns
    }
    missing = [field for field in fields if field.required and field.name not in result]
    if missing:
        raise BadInput({field.name: lacks(field, columns) for field in missing})
    return result


def lacks(field: Field, columns: Sequence[str]) -> str:
    return _("Ingen kolumn är ”%(field)s”. Kolumnerna i filen är: %(columns)s.") % {
        "field": field.label,
        "columns": ", ".join(columns[:12]),
    }


@dataclass(frozen=True)
class Column:
    """A column as the mapping page shows it. `filled` is in percent of the rows looked at."""

    name: str
    sample: str
    filled: int
    field: str


def described(
    columns: Sequence[str], rows: Sequence[Row], mapped: Mapping[str, str]
) -> list[Column]:
    fields = {column: name for name, column in mapped.items()}
    return [_described(column, rows, fields.get(column, "")) for column in columns]


def _described(column: str, rows: Sequence[Row], field: str) -> Column:
    cells = [row.cells.get(column, "") for row in rows]
    written = [cell for cell in cells if cell]
    return Column(column, written[0] if written else "", percent(len(written), len(cells)), field)


def percent(part: int, whole: int) -> int:
    return part * 100 // whole if whole else 0
