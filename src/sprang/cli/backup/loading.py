"""Rows out of a backup into an empty database of the same migrations."""

import gzip
import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.core.files.storage import default_storage
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from sprang.cli.faults import Fault

from .checking import TABLES, Checked, table_of
from .files import FOLDER, put_back
from .manifest import Manifest
from .numbers import go_on_from
from .reading import Member
from .tables import RETIRED, Step, Table, missing, tables_at

Told = Callable[[int, str], None]
BATCH = 500


def reachable(manifest: Manifest) -> list[Step]:
    """The migrations that the backup was made at.

    :raises Fault: this version does not have them all, so it is older than the backup.
    """
    loader = MigrationLoader(None)
    steps = [step for step in manifest.migrations if step[0] not in RETIRED]
    if lacking := missing(loader, steps):
        raise Fault(
            f"The backup is of Språng {manifest.sprang}, which is newer than this: {lacking} is "
            "unknown here. Use that version or a newer one."
        )
    return steps


def make_tables(steps: list[Step]) -> None:
    """The tables as they were: exactly these migrations.

    :raises Fault: other ones belong to them here.
    """
    executor = MigrationExecutor(connection)
    executor.migrate(_last(steps, executor.loader))
    there = set(MigrationLoader(connection).applied_migrations)
    if surplus := sorted(there - set(steps)):
        app, name = surplus[0]
        raise Fault(f"The backup can't be used here: {app}.{name} came before what it was made at.")


def _last(steps: list[Step], loader: MigrationLoader) -> list[Step]:
    """Of each app. Asked for an earlier one too, Django would go back to it."""
    children = {step: loader.graph.node_map[step].children for step in steps}
    there = set(steps)
    return [
        step
        for step in steps
        if not any(child[0] == step[0] and child.key in there for child in children[step])
    ]


class Loader:
    def __init__(self, manifest: Manifest, steps: list[Step], told: Told) -> None:
        self.manifest, self.told = manifest, told
        self.tables = {table.name: table for table in tables_at(steps)}
        self.rows = 0
        for name, kept in manifest.tables.items():
            table = self.tables.get(name)
            if table is None or [column.name for column in table.columns] != kept.columns:
                raise Fault(f"The backup can't be used here: its table {name} is unlike ours.")

    def load(self, members: Iterable[Member], checked: Checked) -> None:
        """All rows, or none; files as they come, before any row can name them."""
        with transaction.atomic():
            for table in self.tables.values():
                _clear(table)
            for member in members:
                if member.name.startswith(FOLDER):
                    put_back(default_storage, member, checked.digests[member.name])
                elif member.name.startswith(TABLES):
                    self._insert(self.tables[table_of(member)], member)
            self._settle()

    def _insert(self, table: Table, member: Member) -> None:
        with gzip.GzipFile(fileobj=member.content) as plain:  # type: ignore[call-overload]
            rows = (_row(table, line) for line in plain)
            while batch := list(islice(rows, BATCH)):
                _write(table, batch)
                self.rows += len(batch)
                self.told(self.rows, table.name)

    def _settle(self) -> None:
        """Numbers go on, keys lead somewhere, nothing is missing."""
        for name, kept in self.manifest.tables.items():
            table = self.tables[name]
            go_on_from(table, kept.last)
            count = table.model._base_manager.count()
            if count != kept.rows:
                raise Fault(f"{name} got {count} rows of {kept.rows}. Nothing was restored.")
        try:
            connection.check_constraints()
        except IntegrityError as error:
            raise Fault(f"Rows in the backup don't fit together: {_said(error)}") from error


def _clear(table: Table) -> None:
    """What migrations themselves have put in comes back with the rest."""
    rows = table.model._base_manager.all()
    if rows.exists():
        rows._raw_delete(connection.alias)


def _row(table: Table, line: bytes) -> list[Any]:
    try:
        values = json.loads(line)
        return [column.back(value) for column, value in zip(table.columns, values, strict=True)]
    except (TypeError, ValueError) as error:
        raise Fault(f"The backup holds a row of {table.name} that can't be read.") from error


def _write(table: Table, rows: list[list[Any]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in table.columns)
    places = ", ".join(column.place for column in table.columns)
    insert = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({places})"  # noqa: S608  our names
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(insert, rows)
    except (DatabaseError, ValueError):
        for row in rows:
            _try(insert, row, f"{table.name} {row[0]}")
        raise


def _try(insert: str, row: list[Any], what: str) -> None:
    """:raises Fault: this is the row that the database does not take, and why."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(insert, row)
    except (DatabaseError, ValueError) as error:
        raise Fault(f"This database can't hold {what}: {_said(error)}") from error


def _said(error: Exception) -> str:
    return " ".join(str(error).split())
