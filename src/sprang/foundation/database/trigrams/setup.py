"""Set up after every migration, because SQLite loses a table's triggers when a migration rebuilds
it, and because PostgreSQL's extension may have come since. Where there is none, lists read every
text.
"""

from contextlib import suppress
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models.signals import post_migrate

TABLE = "foundation_record"

# detail=none: a sixth of the room. It knows which runs a row has, not that they stand together;
# that is left to the row itself. Diacritics are kept: å is not a.
FTS = """
CREATE VIRTUAL TABLE record_words USING fts5(
title, text, content='foundation_record', content_rowid='id', tokenize='trigram', detail=none)
"""
# Each savepoint writes a piece. Merging many pieces seldom makes a record cost a tenth more to add
# instead of two thirds, and finding hardly more.
MERGING = {"automerge": 0, "crisismerge": 32}
FORGET = """INSERT INTO record_words (record_words, rowid, title, text)
VALUES ('delete', OLD.id, OLD.title, OLD.text);"""
LEARN = "INSERT INTO record_words (rowid, title, text) VALUES (NEW.id, NEW.title, NEW.text);"
TRIGGERS = {
    "record_words_are_added": f"AFTER INSERT ON {TABLE} BEGIN {LEARN} END",
    "record_words_are_removed": f"AFTER DELETE ON {TABLE} BEGIN {FORGET} END",
    "record_words_are_changed": f"""AFTER UPDATE OF id, title, text ON {TABLE}
        WHEN (OLD.id, OLD.title, OLD.text) IS NOT (NEW.id, NEW.title, NEW.text)
        BEGIN {FORGET} {LEARN} END""",
}
GIN = {
    f"record_{column}_words": f"""CREATE INDEX IF NOT EXISTS record_{column}_words ON {TABLE}
        USING gin (UPPER({column}::text) {{schema}}.gin_trgm_ops)"""
    for column in ("title", "text")
}
# Without them PostgreSQL takes any word for one that hardly a row has, reads all rows for it and
# sorts what it has found, where walking the list would have filled the page at once.
HOW_COMMON = [
    f"CREATE STATISTICS IF NOT EXISTS record_{column}_known ON (UPPER({column}::text)) FROM {TABLE}"
    for column in ("title", "text")
]
EXTENSION = """SELECT quote_ident(nspname) FROM pg_extension
JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'"""
KNOWN = """SELECT COUNT(*) FROM pg_statistic_ext
WHERE stxrelid = to_regclass('foundation_record') AND stxname LIKE 'record\\_%\\_known'"""
THERE = {
    "sqlite": """SELECT name FROM sqlite_master
        WHERE tbl_name = %s AND type = 'trigger' OR name = 'record_words'""",
    "postgresql": """SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indrelid = to_regclass(%s) AND indisvalid""",
}
NEEDED = {"sqlite": {"record_words", *TRIGGERS}, "postgresql": set(GIN)}


def missing() -> list[str]:
    """What there should be, and is not."""
    with connection.cursor() as cursor:
        cursor.execute(THERE[connection.vendor], [TABLE])
        return sorted(NEEDED[connection.vendor] - {name for (name,) in cursor.fetchall()})


def agrees() -> bool:
    """Does the index have what the rows have? PostgreSQL sees to its own."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO record_words (record_words, rank) VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        return False
    return True


def rebuild() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _rebuild_on_sqlite(cursor)
        else:
            _build_on_postgresql(cursor)


def _rebuild_on_sqlite(cursor: Any) -> None:
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute("DROP TABLE IF EXISTS record_words")
    cursor.execute(FTS)
    for setting, value in MERGING.items():
        said = "INSERT INTO record_words (record_words, rank) VALUES (%s, %s)"
        cursor.execute(said, [setting, value])
    cursor.execute("INSERT INTO record_words (record_words) VALUES ('rebuild')")
    for name, when in TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER {name} {when}")


def _build_on_postgresql(cursor: Any) -> None:
    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
    cursor.execute(EXTENSION)
    (schema,) = cursor.fetchone()
    for statement in GIN.values():
        cursor.execute(statement.format(schema=schema))


def set_up(**_signal: Any) -> None:
    """Anew where anything is missing: nobody knows what has been written meanwhile."""
    if TABLE not in connection.introspection.table_names():
        return
    if connection.vendor == "postgresql":
        learn_how_common()
    if missing():
        rebuild_if_possible()


def learn_how_common() -> None:
    """Once; from then on the server keeps it as it keeps all that it knows of columns."""
    with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KNOWN)
        (known,) = cursor.fetchone()
        if known < len(HOW_COMMON):
            for statement in (*HOW_COMMON, f"ANALYZE {TABLE}"):
                cursor.execute(statement)


def rebuild_if_possible() -> None:
    """Who may not, or can't, has slower lists, and `sprang doctor` tells."""
    with suppress(DatabaseError):
        rebuild()


post_migrate.connect(set_up, dispatch_uid="sprang.trigrams")
