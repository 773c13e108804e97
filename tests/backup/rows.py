"""Prints every row of every table, read by the models: nothing of backup's own is used."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import django
from django.apps import apps
from django.db import connection

OF_NOW = {"foundation_session", "foundation_limit", "django_tasks_db_dbtaskresult"}
"""Begun anew by a restore."""


def rows() -> dict[str, list[Any]]:
    return {
        model._meta.db_table: sorted(_rows(model))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.db_table not in OF_NOW
    }


def _rows(model: Any) -> Iterator[str]:
    """Columns in the order of their names, also those that the database computes."""
    names = sorted(field.attname for field in model._meta.local_concrete_fields)
    for values in model._base_manager.values_list(*names):
        yield json.dumps(
            [f"{name}={_told(value)}" for name, value in zip(names, values, strict=True)]
        )


def _told(value: Any) -> str:
    """PostgreSQL keeps the keys of an object in an order of its own."""
    return json.dumps(value, sort_keys=True) if isinstance(value, dict) else repr(value)


if __name__ == "__main__":
    django.setup()
    connection.ensure_connection()
    json.dump(rows(), sys.stdout)
