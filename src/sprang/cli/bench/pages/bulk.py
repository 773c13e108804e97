"""Many rows of a model with a parent table, in two inserts instead of two for each row.

Django's `bulk_create` refuses such models, since not every database tells the parents' keys.
SQLite and PostgreSQL both do.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)
BATCH = 2000


def create(parent: type[Model], rows: Sequence[M]) -> Sequence[M]:
    """Write `rows`, instances of a child of `parent`, and give them their keys."""
    if not rows:
        return rows
    shared = [field for field in parent._meta.concrete_fields if not field.generated]
    names = [field.attname for field in shared if not field.primary_key]
    above = [parent(**{name: getattr(row, name) for name in names}) for row in rows]
    parent._default_manager.bulk_create(above, batch_size=BATCH)
    for row, one in zip(rows, above, strict=True):
        row.pk = one.pk
        setattr(row, parent._meta.pk.attname, one.pk)
    _insert(type(rows[0]), rows)
    return rows


def _insert(model: type[Model], rows: Sequence[Any]) -> None:
    """The child's own columns."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        for start in range(0, len(values), BATCH):
            cursor.executemany(statement, values[start : start + BATCH])


def chunks(rows: Iterable[M], size: int) -> Iterator[list[M]]:
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk
