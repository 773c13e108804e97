"""A house of its own for a measurement: nothing of the real one is read or written."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_house


@contextmanager
def scratch(database: str = "") -> Iterator[Path]:
    """Django loaded upon an empty, migrated database; the folder goes when the run is over.

    :param database: address of an empty PostgreSQL database; empty means SQLite in the folder.
    :raises Fault: where the database holds tables already.
    """
    for name in [each for each in os.environ if each.startswith("SPRANG_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="sprang-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {"SPRANG_DATA": folder, "SPRANG_DATABASE": database, "SPRANG_LIMITS": "no"}
        open_house()
        _migrate_empty()
        try:
            yield Path(folder)
        finally:
            from django.db import connections

            connections.close_all()


def _migrate_empty() -> None:
    from django.core.management import call_command
    from django.db import connection

    if connection.introspection.table_names():
        raise Fault("The database is not empty. Give one that nothing else uses.", WRONG_USE)
    call_command("migrate", verbosity=0)
