"""What can be taken along as a file: each room declares its kinds, the framework writes them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

Text = str | Promise
Value = str | int | float | bool | date | datetime | list[str] | None
CHUNK = 2000
"""Rows read at a time."""


@dataclass(frozen=True)
class Column:
    """`key` is a promise to programs and never changes; `label` is for people."""

    key: str
    label: Text
    value: Callable[[Any], Value]


def attribute(name: str, label: Text, path: str = "") -> Column:
    """A column that is an attribute, `path` being dotted: `scope.name`. Missing is None."""

    def value(row: Any) -> Value:
        for part in (path or name).split("."):
            row = getattr(row, part, None)
        found: Value = row
        return found

    return Column(name, label, value)


@dataclass(frozen=True)
class ExportKind:
    """`related` is joined in, so that an export is one query however many rows there are."""

    name: str
    label: Text
    columns: Sequence[Column]
    related: Sequence[str] = ()
    model: type[Model] | None = None

    def rows(self, queryset: QuerySet[Any]) -> Iterator[list[Value]]:
        if self.related:
            queryset = queryset.select_related(*self.related)
        for row in queryset.iterator(CHUNK):
            yield [column.value(row) for column in self.columns]


def written(value: Value) -> str:
    """A value in a cell: dates as ISO 8601 in local time, lists parted by semicolons."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(sep=" ", timespec="minutes")[:16]
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


_kinds: dict[str, ExportKind] = {}


def register(kind: ExportKind) -> ExportKind:
    _kinds[kind.name] = kind
    return kind


def kinds() -> list[ExportKind]:
    return list(_kinds.values())


def kind_named(name: str) -> ExportKind:
    """:raises KeyError: for a name that nobody registered."""
    return _kinds[name]
