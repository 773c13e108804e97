"""SQLite: another file beside the one in use, renamed into its place."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from sprang.cli.faults import Fault
from sprang.foundation.storage import sync

from .place import Place

FAST = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
"""What is thrown away when anything goes wrong needs no care until it is whole."""


class FileAside(Place):
    def __init__(self, stamp: str) -> None:
        super().__init__(stamp)
        self.live = Path(self.settings["NAME"])
        self.aside = self.live.with_name(f"{self.live.name}.restoring")
        self.kept = self.live.with_name(f"{self.live.name}.before-{stamp}")

    def enter(self) -> None:
        connection.close()
        self.aside.unlink(missing_ok=True)
        self.settings["NAME"] = str(self.aside)
        self.settings["OPTIONS"] = {**self.settings["OPTIONS"], "init_command": FAST}
        connection.ensure_connection()

    def take_into_use(self, *, keep: bool) -> str:
        connection.close()
        sync(self.aside)
        if self.live.exists():
            self._fold()
            shutil.copymode(self.live, self.aside)
            if keep:
                os.link(self.live, self.kept)
        self.aside.replace(self.live)
        sync(self.live.parent)
        return str(self.kept) if keep else ""

    def _fold(self) -> None:
        """All of the old in its one file: a log that is left behind would be played into the new.

        :raises Fault: somebody has it open.
        """
        with closing(sqlite3.connect(self.live, timeout=5, isolation_level=None)) as old:
            try:
                (mode,) = old.execute("PRAGMA journal_mode=DELETE").fetchone()
            except sqlite3.OperationalError:
                mode = "locked"
        if mode != "delete":
            raise Fault(f"Another program has {self.live} open. Stop it and try again.")
