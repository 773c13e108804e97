"""Which records have a word, or a part of one, in title or text: asked of the database's own index
of runs of three letters. It is written in the transaction that writes the row, so it is never
behind, as the search index is.

Set up after every migration, because SQLite loses a table's triggers when a migration rebuilds it,
and because PostgreSQL's extension may have come since. Where there is none, lists read every text.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from django.db import DatabaseError, connection, transaction
from django.db.models import BooleanField, F, Func
from django.db.models.expressions import Col
from django.db.models.signals import post_migrate

TABLE = "foundation_record"
RARE: Final = 4_000
"""Records up to which those that have a word are looked up. A word that more have is met so soon in
the order of the list that walking it is faster than gathering them all."""

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
EXTENSION = """SELECT quote_ident(nspname) FROM pg_extension
JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'"""
THERE = {
    "sqlite": """SELECT name FROM sqlite_master
        WHERE tbl_name = %s AND type = 'trigger' OR name = 'record_words'""",
    "postgresql": """SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indrelid = to_regclass(%s) AND indisvalid""",
}
NEEDED = {"sqlite": {"record_words", *TRIGGERS}, "postgresql": set(GIN)}
FOUND = """SELECT rowid FROM record_words WHERE record_words MATCH %s UNION ALL
SELECT id FROM foundation_record WHERE reference IN (SELECT value FROM json_each(%s))"""


class Holds(Func):
    """Which rows have all of `words`, and some that have them in pieces: SQLite's part of it."""

    output_field = BooleanField()

    def __init__(self, title: Any, match: str, numbers: Sequence[str]) -> None:
        super().__init__(title)
        self.match, self.numbers = match, numbers

    def as_sql(self, compiler: Any, *_connection: Any, **_context: Any) -> tuple[str, list[str]]:  # type: ignore[override]
        column = self.source_expressions[0]
        assert isinstance(column, Col)
        key = f'{compiler.quote_name_unless_alias(str(column.alias))}."id"'
        return f"{key} IN ({FOUND})", [self.match, json.dumps(self.numbers)]


def narrowed(rows: Any, words: Sequence[str], numbers: Sequence[str]) -> Any:
    """`rows`, less most of those that lack one of the words where few have them all; none of those
    that have one of the numbers."""
    match = " AND ".join(f'"{run}"' for word in words for run in runs(word))
    if connection.vendor == "sqlite" and match and _is_rare(match):
        return rows.filter(Holds(F("title"), match, numbers))
    return rows


def runs(word: str) -> list[str]:
    """The runs of three letters that any row with the word has, in whatever case.

    Of Western letters and digits alone: of others, SQLite and Python disagree on some.
    """
    every = (word[at : at + 3] for at in range(len(word) - 2))
    return [run for run in every if all(letter.isalnum() and letter < "Ā" for letter in run)]


def _is_rare(match: str) -> bool:
    asked = "SELECT COUNT(*) FROM (SELECT 1 FROM record_words WHERE record_words MATCH %s LIMIT %s)"
    try:
        with connection.cursor() as cursor:
            cursor.execute(asked, [match, RARE + 1])
            return int(cursor.fetchone()[0]) <= RARE
    except DatabaseError:
        return False  # not there, or damaged: `sprang doctor` tells


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
            return
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
        cursor.execute(EXTENSION)
        (schema,) = cursor.fetchone()
        for statement in GIN.values():
            cursor.execute(statement.format(schema=schema))


def set_up(**_signal: Any) -> None:
    """Anew where anything is missing: nobody knows what has been written meanwhile."""
    if TABLE in connection.introspection.table_names() and missing():
        rebuild_if_possible()


def rebuild_if_possible() -> None:
    """Who may not, or can't, has slower lists, and `sprang doctor` tells."""
    with suppress(DatabaseError):
        rebuild()


post_migrate.connect(set_up, dispatch_uid="sprang.trigrams")
