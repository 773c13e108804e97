"""A row in a form that belongs to neither database: what JSON can hold, one way for each type."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Field, TextField
from django.db.models.functions import Cast

from sprang.cli.faults import Fault

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Form:
    """How Django's value is written, and read again."""

    out: Callable[[Any], Any]
    back: Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


AS_IT_IS = Form(_as_it_is, _as_it_is)
FORMS = dict.fromkeys(
    "AutoField BigAutoField SmallAutoField IntegerField BigIntegerField SmallIntegerField "
    "PositiveIntegerField PositiveBigIntegerField PositiveSmallIntegerField BooleanField "
    "FloatField CharField TextField SlugField URLField EmailField FileField FilePathField "
    # as text and untouched: a JSON null is not an absent value, and long numbers stay exact
    "JSONField GenericIPAddressField".split(),
    AS_IT_IS,
) | {
    "DateTimeField": Form(_moment, datetime.fromisoformat),
    "DateField": Form(date.isoformat, date.fromisoformat),
    "TimeField": Form(time.isoformat, time.fromisoformat),
    "DurationField": Form(lambda value: value // MICROSECOND, lambda value: value * MICROSECOND),
    "DecimalField": Form(str, Decimal),
    "UUIDField": Form(str, UUID),
    "BinaryField": Form(lambda value: base64.b64encode(bytes(value)).decode(), base64.b64decode),
}
"""By Django's internal type."""


class Column:
    """One column of a table, as Django knows it at some migration."""

    def __init__(self, field: "Field[Any, Any]") -> None:
        self.field = field
        self.name = str(field.column)
        self.type = kind_of(field)
        if self.type not in FORMS:
            raise Fault(
                f"Backup does not know how to keep {field.model._meta.db_table}.{self.name}."
            )
        self.form = FORMS[self.type]
        self.is_json = self.type == "JSONField"
        self.is_file = self.type == "FileField"

    @property
    def source(self) -> Any:
        """What to ask the database for."""
        return Cast(F(self.field.attname), TextField()) if self.is_json else self.field.attname

    @property
    def place(self) -> str:
        """Where a value stands in an INSERT."""
        return "%s::jsonb" if self.is_json and connection.vendor == "postgresql" else "%s"

    def out(self, value: Any) -> Any:
        return None if value is None else self.form.out(value)

    def back(self, value: Any) -> Any:
        """From what was written to what the database's driver takes."""
        if value is None or self.is_json:
            return value
        return self.field.get_db_prep_save(self.form.back(value), connection)


def kind_of(field: "Field[Any, Any]") -> str:
    """The type of what is stored: a key to another table is what that table's key is."""
    while field.remote_field:
        field = field.target_field  # type: ignore[attr-defined]
    return str(field.get_internal_type())


def line_of(values: list[Any]) -> bytes:
    """ASCII: half a surrogate pair, which JSON may hold, could not be written otherwise."""
    return json.dumps(values, separators=(",", ":")).encode() + b"\n"
