"""PostgreSQL: another schema beside the one in use; its tables change places in one transaction.

Tables are moved rather than schemas renamed: the schema in use keeps its owner and its grants.
"""

import time

from django.db import OperationalError, ProgrammingError, connection, transaction

from sprang.cli.faults import Fault

from .place import Place

ASIDE = "sprang_restoring"
LOCK = 0x5350524E47
"""One restore at a time; the letters of the name."""

PATIENCE = 5.0
"""Seconds: a program that has just ended is still there for a moment, as the server sees it."""

OTHERS = """
SELECT DISTINCT coalesce(host(client_addr), 'this machine') FROM pg_stat_activity
WHERE datname = current_database() AND usename = current_user
  AND backend_type = 'client backend' AND pid <> pg_backend_pid()
ORDER BY 1
"""

THINGS = """
SELECT CASE WHEN c.relkind = 'S' THEN 'SEQUENCE' WHEN c.relkind = 'v' THEN 'VIEW'
            WHEN c.relkind = 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
       format('%%I.%%I', n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS (
    SELECT 1 FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e'))
UNION ALL
SELECT 'ROUTINE',
       format('%%I.%%I(%%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = %s AND NOT EXISTS (
    SELECT 1 FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT 'STATISTICS', format('%%I.%%I', n.nspname, s.stxname)
FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE n.nspname = %s
ORDER BY 1, 2
"""
"""What stands in a schema by itself: not what belongs to a column or an extension."""


class SchemaAside(Place):
    def __init__(self, stamp: str) -> None:
        super().__init__(stamp)
        self.kept = f"sprang_before_{stamp.lower()}"

    def enter(self) -> None:
        """:raises Fault: another machine writes into what would be put aside."""
        if others := _others():
            raise Fault(f"Stop Språng on every machine first: the database is used from {others}.")
        self.live = _schema()
        connection.close()
        options = dict(self.settings["OPTIONS"])
        path = f"{options.get('options', '')} -c search_path={ASIDE}".strip()
        self.settings["OPTIONS"] = options | {"options": path}
        try:
            _make_schema()
        except ProgrammingError as error:
            said = " ".join(str(error).split())
            raise Fault(f"Restore makes a schema, which it may not here: {said}") from error
        if _schema() != ASIDE:
            raise Fault("Restore straight into PostgreSQL, not through PgBouncer.")

    def take_into_use(self, *, keep: bool) -> str:
        """:raises Fault: somebody holds a table for long."""
        try:
            with transaction.atomic(durable=True):
                self._change_places(keep)
        except OperationalError as error:
            raise Fault("Others use the database. Stop them and try again.") from error
        connection.close()
        return f"schema {self.kept}" if keep else ""

    def _change_places(self, keep: bool) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'")
            cursor.execute(f"CREATE SCHEMA {self.kept}")
        _move(self.live, self.kept)
        _move(ASIDE, self.live)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {ASIDE}")
            if not keep:
                cursor.execute(f"DROP SCHEMA {self.kept} CASCADE")


def _others() -> str:
    until = time.monotonic() + PATIENCE
    while True:
        with connection.cursor() as cursor:
            cursor.execute(OTHERS)
            found = ", ".join(place for (place,) in cursor.fetchall())
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.2)


def _make_schema() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Fault("Another restore into this database is going on.")
        cursor.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")
        cursor.execute(f"CREATE SCHEMA {ASIDE}")


def _move(source: str, target: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(THINGS, [source] * 3)
        for what, name in cursor.fetchall():
            quoted = connection.ops.quote_name(target)
            cursor.execute(f"ALTER {what} {name} SET SCHEMA {quoted}")


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])
