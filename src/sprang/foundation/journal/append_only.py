"""The triggers by which the database itself refuses to change or remove a journal entry.

Set after every migration, because SQLite loses a table's triggers when a migration rebuilds it.
"""

from typing import Any

from django.db import connection
from django.db.models.signals import post_migrate

TABLE = "foundation_entry"
SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON foundation_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite()
"""
TRIGGERS = {
    "sqlite": {
        "entry_is_not_updated": "UPDATE ON foundation_entry",
        "entry_is_not_deleted": "DELETE ON foundation_entry",
        # INSERT OR REPLACE deletes what has the number, or the row's id, and no trigger hears it
        "entry_is_not_replaced": """INSERT ON foundation_entry WHEN EXISTS (
            SELECT 1 FROM foundation_entry WHERE seq = NEW.seq OR rowid = NEW.rowid)""",
    },
    "postgresql": {
        "entry_is_append_only": "UPDATE OR DELETE",
        "entry_is_not_truncated": "TRUNCATE",
    },
}
ALIVE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    # O and A: on, also for those who have not asked to be a replica
    "postgresql": """SELECT tgname FROM pg_trigger
        WHERE tgrelid = %s::regclass AND tgenabled IN ('O', 'A')""",
}


def missing() -> list[str]:
    """The triggers that should be there, and are gone or switched off."""
    with connection.cursor() as cursor:
        cursor.execute(ALIVE[connection.vendor], [TABLE])
        alive = {name for (name,) in cursor.fetchall()}
    return sorted(TRIGGERS[connection.vendor].keys() - alive)


def set_up(**_signal: Any) -> None:
    """Set those that are missing."""
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name in missing():
            verb = TRIGGERS[connection.vendor][name]
            form = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
            cursor.execute(form.format(name=name, verb=verb))


post_migrate.connect(set_up, dispatch_uid="sprang.append_only")
