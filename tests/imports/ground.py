"""Where the killed imports are: a database that is kept as it was, and put back."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from tests.kills.database import replaced


class Ground(Protocol):
    address: str
    """For `SPRANG_DATABASE`; empty for SQLite in the folder."""

    def keep(self) -> None:
        """As it is now, to be put back. Nobody else has it open."""

    def put_back(self) -> None: ...

    def asked(self, question: str) -> int:
        """One number, read beside those who write."""

    def away(self) -> None: ...


def ground_in(folder: Path, server: str) -> Ground:
    return OnServer(server) if server else InFile(folder)


class InFile:
    address = ""

    def __init__(self, folder: Path) -> None:
        self.file, self.kept = folder / "sprang.sqlite3", folder / "prepared"

    def keep(self) -> None:
        self._copy(self.file, self.kept)

    def put_back(self) -> None:
        for each in self.file.parent.glob("sprang.sqlite3*"):
            each.unlink()
        self._copy(self.kept, self.file)

    def asked(self, question: str) -> int:
        with closing(sqlite3.connect(self.file, timeout=20)) as reader:
            return int(reader.execute(question).fetchone()[0])

    def away(self) -> None:
        """It goes with its folder."""

    def _copy(self, source: Path, target: Path) -> None:
        """With what still lies in the write-ahead log."""
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)


class OnServer:
    def __init__(self, server: str) -> None:
        self.server = server
        self.name, self.kept = (f"sprang_killed_{os.getpid()}{end}" for end in ("", "_kept"))
        self._do("CREATE DATABASE {}", self.name)
        self.address = replaced(server, self.name)

    def keep(self) -> None:
        self._leave_alone(self.name)
        self._do("CREATE DATABASE {} TEMPLATE {}", self.kept, self.name)

    def put_back(self) -> None:
        self._do("DROP DATABASE {} WITH (FORCE)", self.name)
        self._do("CREATE DATABASE {} TEMPLATE {}", self.name, self.kept)

    def asked(self, question: str) -> int:
        with psycopg.connect(self.address) as reader:
            row = reader.execute(question.encode()).fetchone()
            assert row
            return int(row[0])

    def away(self) -> None:
        for name in (self.name, self.kept):
            self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _do(self, command: str, *names: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as admin:
            admin.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def _leave_alone(self, name: str) -> None:
        """A server goes on a moment with those who have left; a copy is of none that is open."""
        there = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s"
        with psycopg.connect(self.server, autocommit=True) as admin:
            while (row := admin.execute(there, [name]).fetchone()) and row[0]:
                time.sleep(0.01)
