"""The database: there, new enough, whole, and its journal untouched."""

from collections.abc import Iterator

from django.db import connection
from django.db.utils import Error as DatabaseError

from sprang.cli.house import migrations_waiting
from sprang.foundation.database.trigrams import setup as trigrams

from .finding import Finding, note, ok, wrong

OLDEST_POSTGRESQL = 15
TO_INDEX = {
    "sqlite": "Run: sprang index --rebuild. It needs a SQLite with FTS5.",
    "postgresql": "As one who may: CREATE EXTENSION pg_trgm SCHEMA public. Then: sprang migrate",
}


def database_answers() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        said = " ".join(str(error).split())
        yield wrong("database", f"It does not answer: {said}", "Check SPRANG_DATABASE.")
        return
    yield _new_enough() if connection.vendor == "postgresql" else _whole()


def _new_enough() -> Finding:
    version = connection.pg_version // 10_000  # type: ignore[attr-defined]
    if version < OLDEST_POSTGRESQL:
        return wrong("database", f"PostgreSQL {version} is too old.", "Use 15 or newer.")
    return ok("database", f"PostgreSQL {version}.")


def _whole() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = cursor.fetchone()[0]
    if said != "ok":
        return wrong("database", f"The file is damaged: {said}", "Restore a backup.")
    return ok("database", "SQLite, its file is whole.")


def database_is_migrated() -> Iterator[Finding]:
    if waiting := migrations_waiting():
        yield wrong("migrations", f"{waiting} have not been applied.", "Run: sprang migrate")
    else:
        yield ok("migrations", "All applied.")


def words_are_indexed() -> Iterator[Finding]:
    """What the word filter of lists looks in: see `sprang.foundation.database.trigrams.setup`."""
    if gone := trigrams.missing():
        what = f"Lists read every text to find a word: {', '.join(gone)} is missing."
        yield note("words of lists", what, TO_INDEX[connection.vendor])
    elif not trigrams.agrees():
        what = "The index of words in titles and texts is not as the records are."
        yield wrong("words of lists", what, "Run: sprang index --rebuild")
    else:
        yield ok("words of lists", "Indexed by the database.")
