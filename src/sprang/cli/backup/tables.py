"""Which tables are kept, as Django knows them at the migrations that the database has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import FileField, Model

from sprang.cli.faults import Fault

from .columns import Column

Step = tuple[str, str]
"""A migration: app and name."""

LEFT_OUT = {
    "cache": "what can be fetched or counted again",
    "django_migrations": "written by the migrations themselves",
    "django_session": "everybody signs in again: a session that was ended must not come back",
    "foundation_session": "the same",
    "foundation_limit": "counts of attempts, which run out within a day",
    "django_tasks_db_dbtaskresult": "the queue: the worker queues unfinished jobs again",
    "record_words": "SQLite's index of words, made of the rows; its own tables are the next four",
    "record_words_config": "the same",
    "record_words_data": "the same",
    "record_words_docsize": "the same",
    "record_words_idx": "the same",
}
RETIRED = frozenset({"sessions"})
"""Apps that earlier versions had and whose tables are in nobody's use any more."""
PAGE = 500
"""Rows in memory at once; the longest texts make them some 10 MB."""


@dataclass(frozen=True)
class Table:
    model: type[Model]

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)

    @cached_property
    def columns(self) -> list[Column]:
        """All but those that the database computes by itself."""
        fields = self.model._meta.local_concrete_fields
        return [Column(field) for field in fields if not field.generated]

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.attname)

    @property
    def counted(self) -> str:
        """The column whose numbers the database gives out; empty where none is."""
        field = self.model._meta.auto_field
        return str(field.column) if field else ""

    def rows(self) -> Iterator[list[Any]]:
        """All rows by their key, in pages: a cursor of the server's does not pass PgBouncer."""
        sources = [column.source for column in self.columns]
        place = [column.field.attname for column in self.columns].index(self.key)
        rows = self.model._base_manager.order_by(self.key).values_list(*sources)
        page: list[Any] = list(rows[:PAGE])
        while page:
            for row in page:
                yield [column.out(value) for column, value in zip(self.columns, row, strict=True)]
            page = list(rows.filter(**{f"{self.key}__gt": page[-1][place]})[:PAGE])

    def files(self) -> Iterator[tuple[Any, str]]:
        """(storage, name) of every file that a row names."""
        for column in self.columns:
            if isinstance(column.field, FileField):
                names = self.model._base_manager.exclude(**{column.field.attname: ""})
                for name in names.values_list(column.field.attname, flat=True).distinct():
                    if name:
                        yield column.field.storage, name


def applied() -> list[Step]:
    """:raises Fault: the database belongs to a newer version."""
    loader = MigrationLoader(connection)
    steps = sorted(step for step in loader.applied_migrations if step[0] not in RETIRED)
    if lacking := missing(loader, steps):
        raise Fault(
            f"The database is of a newer version: {lacking} is unknown here. Use that version."
        )
    return steps


def missing(loader: MigrationLoader, steps: list[Step]) -> str:
    """The first step that this version does not have; empty where it has them all."""
    return next(
        (f"{app}.{name}" for app, name in steps if (app, name) not in loader.graph.nodes), ""
    )


def tables_at(steps: list[Step]) -> list[Table]:
    """The tables that are kept, as they are when exactly these migrations have been applied."""
    apps = MigrationLoader(connection).project_state(nodes=steps).apps
    models = apps.get_models(include_auto_created=True)
    found = [Table(model) for model in models if model._meta.managed and not model._meta.proxy]
    return sorted((each for each in found if each.name not in LEFT_OUT), key=lambda each: each.name)
