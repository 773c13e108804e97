"""Others that find texts by words, each as its own manual has it for speed; all find the same
number of texts for the same words, joined by "or" and ranked."""

import sqlite3
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any, Final

from sprang.core.ranking import Document, Query

from .documents import asked_for, every_asked_for, every_token, tokens

FOUND: Final = 100
Ask = Callable[[Query], list[str]]
SCHEMA: Final = "sprang_bench_matching"


class Fts5:
    name = "SQLite FTS5"
    tokens, asked_for = staticmethod(tokens), staticmethod(asked_for)

    @classmethod
    def build(cls, folder: Path, made: Iterable[Document], _address: str) -> None:
        with sqlite3.connect(folder / "fts5.sqlite3") as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(
                "CREATE VIRTUAL TABLE texts USING fts5"
                "(tokens, content='', tokenize='unicode61 remove_diacritics 0')"
            )
            rows = ((" ".join(cls.tokens(each)),) for each in made)
            connection.executemany("INSERT INTO texts (tokens) VALUES (?)", rows)
        connection.close()

    @classmethod
    def opened(cls, folder: Path, _address: str) -> Ask:
        connection = sqlite3.connect(folder / "fts5.sqlite3")
        asking = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"

        def ask(query: Query) -> list[str]:
            wanted = " OR ".join(f'"{term}"' for term in cls.asked_for(query))
            return [str(row) for (row,) in connection.execute(asking, (wanted, FOUND))]

        return ask


class Fts5All(Fts5):
    """With what Språng's index knows of words: their runs of letters too."""

    name = "SQLite FTS5, letters too"
    tokens, asked_for = staticmethod(every_token), staticmethod(every_asked_for)


class Bm25s:
    name = "bm25s"

    @staticmethod
    def build(folder: Path, made: Iterable[Document], _address: str) -> None:
        import bm25s

        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index([tokens(each) for each in made], show_progress=False)
        index.save(folder / "bm25s", show_progress=False)

    @staticmethod
    def opened(folder: Path, _address: str) -> Ask:
        import bm25s

        index = bm25s.BM25.load(folder / "bm25s", show_progress=False)
        most = min(FOUND, int(index.scores["num_docs"]))

        def ask(query: Query) -> list[str]:
            found, _scores = index.retrieve([asked_for(query)], k=most, show_progress=False)
            return [str(at) for at in found[0]]

        return ask


class Postgres:
    name = "PostgreSQL"

    @staticmethod
    def build(_folder: Path, made: Iterable[Document], address: str) -> None:
        import psycopg

        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {SCHEMA}")
            connection.execute(f"CREATE UNLOGGED TABLE {SCHEMA}.given (id int, tokens text)")
            with connection.cursor().copy(f"COPY {SCHEMA}.given FROM STDIN") as copy:
                for at, each in zip(count(), made, strict=False):
                    copy.write_row((at, " ".join(tokens(each))))
            connection.execute(
                f"CREATE UNLOGGED TABLE {SCHEMA}.texts AS"  # noqa: S608  a constant
                f" SELECT id, to_tsvector('simple', tokens) AS found FROM {SCHEMA}.given"
            )
            connection.execute(f"DROP TABLE {SCHEMA}.given")
            connection.execute(f"CREATE INDEX ON {SCHEMA}.texts USING gin (found)")
            connection.execute(f"VACUUM ANALYZE {SCHEMA}.texts")

    @staticmethod
    def opened(_folder: Path, address: str) -> Ask:
        import psycopg

        connection = psycopg.connect(address, autocommit=True)
        asking = (
            f"SELECT id FROM {SCHEMA}.texts, to_tsquery('simple', %s) AS wanted"  # noqa: S608
            " WHERE found @@ wanted ORDER BY ts_rank(found, wanted) DESC LIMIT %s"
        )

        def ask(query: Query) -> list[str]:
            wanted = " | ".join(f"'{term}'" for term in asked_for(query))
            return [str(row) for (row,) in connection.execute(asking, (wanted, FOUND))]

        return ask


def size_in(address: str) -> int:
    import psycopg

    with psycopg.connect(address) as connection:
        sql = f"SELECT pg_total_relation_size('{SCHEMA}.texts')"
        row: Any = connection.execute(sql).fetchone()
        return int(row[0])


def sweep(address: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
