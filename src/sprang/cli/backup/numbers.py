"""The numbers that the database gives out by itself go on where they were.

Not from the highest that is left: the number of a row that was removed must not come again, since
the journal goes on naming it.
"""

from django.db import connection

from .tables import Table


def last_given(table: Table) -> int:
    """0 where none was, or where the table has no such column."""
    if not table.counted:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT last_value, is_called FROM {_sequence(table)}")  # noqa: S608
            last, is_called = cursor.fetchone()
            return int(last) if is_called else 0
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def go_on_from(table: Table, last: int) -> None:
    """Never lower than a row that is there."""
    if not table.counted or not last:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s::regclass, %s)", [_sequence(table), last])
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
        insert = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
        cursor.execute(insert, [table.name, last])


def _sequence(table: Table) -> str:
    quoted = connection.ops.quote_name(table.name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted, table.counted])
        return str(cursor.fetchone()[0])
