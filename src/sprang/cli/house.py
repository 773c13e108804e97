"""Opening the house for a command: settings read, Django loaded, the database at hand."""

import gc
import os
from contextlib import AbstractContextManager

from . import holding
from .faults import WRONG_USE, Fault


def open_house(*, alone: bool = False) -> None:
    """Load Django. Wrong settings stop here, with one line.

    :param alone: nobody else on this machine has it open.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings")
    from django.apps import apps
    from django.conf import settings

    (holding.alone if alone else holding.together)(settings.DATA)
    if not apps.ready:
        _load_django()


def _load_django() -> None:
    """All that is loaded stays: looking through it for rubbish is a sixth of the start."""
    import django

    gc.disable()
    try:
        django.setup()
    finally:
        gc.enable()
    gc.freeze()


def open_with_database() -> None:
    """The same, for commands that need the tables."""
    open_house()
    if waiting := migrations_waiting():
        raise Fault(f"The database lacks {waiting} migrations. Run: sprang migrate")


def check_model() -> None:
    """:raises Fault: the sentence model of the settings can't be used."""
    from sprang.matching import embedding

    if problem := embedding.problem():
        raise Fault(f"{problem.what} {problem.todo}", WRONG_USE)


def tell_what_is_left_out() -> None:
    """What the settings ask for and can't be had, though all the rest works."""
    import typer

    from sprang.matching import embedding

    if problem := embedding.problem():
        typer.echo(f"sprang: {problem.what} {problem.todo} Going on without it.", err=True)


def migrations_waiting() -> int:
    """How many migrations have not been applied; the cache's table, made after them, is one."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from sprang.foundation.database import cache

    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return waiting or int(not cache.has_table())


def is_sqlite() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite"


def in_english() -> AbstractContextManager[None]:
    """The terminal speaks English; what is stored keeps the language of the one who wrote it."""
    from django.utils import translation

    return translation.override("en")
