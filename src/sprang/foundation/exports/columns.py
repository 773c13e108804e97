"""What can be exported: each room declares its kinds, the framework writes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from ..models import Platform, User

Text = str | Promise
Value = str | int | float | bool | date | datetime | list[str] | None
Listed = Callable[[Platform, User | AnonymousUser, QueryDict], QuerySet[Any]]
CHUNK = 2000
"""Rows read at a time."""


@dataclass(frozen=True)
class Column:
    """`key` is a promise to programs and never changes; `label` is for people."""

    key: str
    label: Text
    value: Callable[[Any], Value]
    width: int = 12
    """Characters that are seen at once in a workbook that people fill in."""


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
    """`related` is joined in, so that an export is one query however many rows there are.

    `listed` gives what a person sees of a platform's list, narrowed and sorted as the address asks;
    a list that is made into a file by a job is asked for by it once more. `is_fed` says that it
    is a list of records, which can be had as a feed too.

    `is_filled_in`: people write in the workbook and read it in again. It has columns to write in,
    and what they type stays the text that they typed: to a spreadsheet 98 % is else the number
    0.98, and 1/2 a day in February.
    """

    name: str
    label: Text
    columns: Sequence[Column]
    related: Sequence[str] = ()
    model: type[Model] | None = None
    listed: Listed | None = None
    is_fed: bool = False
    is_filled_in: bool = False


_kinds: dict[str, ExportKind] = {}


def register(kind: ExportKind) -> ExportKind:
    _kinds[kind.name] = kind
    return kind


def kinds() -> list[ExportKind]:
    return list(_kinds.values())


def kind_named(name: str) -> ExportKind:
    """:raises KeyError: for a name that nobody registered."""
    return _kinds[name]
