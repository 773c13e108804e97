"""Writing down where each text lies, and mending what a crash left half written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ..items import Item
from .columns import Column, sync_folder
from .records import names_in
from .told import (
    CLOSED,
    GONE,
    NAMES,
    OPEN,
    RECORDS,
    ROWS,
    TOLD,
    Records,
    whole,
)
from .uids import Names, keys_of

AT_ONCE: Final = 4096
"""Rows that wait in memory: a million would fill a machine."""


class Log:
    """Appends to the three files of a generation. The caller holds the store's lock.

    :param committed: records that count; those after them are cut off. All that are whole where
        it is None.
    :raises ValueError: fewer are whole. Nothing is cut off then: others may have it mapped.
    """

    def __init__(self, folder: Path, dimensions: int, committed: int | None = None) -> None:
        self._path, self._dimensions = folder / NAMES, dimensions
        self._rows, self._told = (
            Column(folder / ROWS, f"V{dimensions}"),
            Column(folder / RECORDS, TOLD),
        )
        self._new: list[Records] = []
        self._new_rows: list[bytes] = []
        self._waiting = 0
        self._names = names_in(folder) if self._path.exists() else Names()
        self._named = len(self._names.words)
        self._mend(committed)

    def __len__(self) -> int:
        """Rows, with those that wait to be written."""
        return len(self._rows) + self._waiting

    def add(self, item: Item, kept: bytes) -> None:
        self.add_all([item], kept)

    def add_all(self, items: Sequence[Item], kept: bytes) -> None:
        """:param kept: their rows, one after the other."""
        told, names = self._told_of([item.uid for item in items]), self._names
        told["kind"] = names.numbers_of([item.kind for item in items])
        told["audience"] = names.numbers_of([item.audience for item in items])
        told["platform"] = [item.platform_id for item in items]
        told["changed"] = [item.stamp for item in items]
        told["state"] = [OPEN if item.is_open else CLOSED for item in items]
        rows = np.frombuffer(kept, dtype=np.int8).reshape(len(items), self._dimensions)
        told["length"] = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.int64))
        self._new.append(told)
        self._new_rows.append(kept)
        self._waiting += len(items)

    def take_away(self, uid: str) -> None:
        self._new.append(self._told_of([uid]))
        self._new[-1]["state"] = GONE

    def _told_of(self, uids: Sequence[str]) -> Records:
        told = np.zeros(len(uids), dtype=TOLD)
        told["high"], told["low"] = keys_of(uids, self._names).T
        return told

    def write(self) -> None:
        """Names and rows first: a record without them would be another's."""
        fresh = self._names.words[self._named :]
        Column(self._path, "u1").append("".join(f"{word}\n" for word in fresh).encode())
        self._rows.append(b"".join(self._new_rows))
        self._told.append(b"".join(told.tobytes() for told in self._new))
        self._named = len(self._names.words)
        self._new.clear()
        self._new_rows.clear()
        self._waiting = 0

    @property
    def records(self) -> int:
        """Those that are written."""
        return len(self._told)

    def sync(self) -> None:
        for each in (Column(self._path, "u1"), self._rows, self._told):
            each.sync()
        sync_folder(self._path.parent)

    def _mend(self, committed: int | None) -> None:
        """Take away what comes after so many records, or what has lost its row."""
        told = whole(self._told.read()[:committed], len(self._rows), self._named)
        if committed is not None and len(told) != committed:
            raise ValueError(f"{committed} records were written, and {len(told)} are whole.")
        rows = int((told["state"] != GONE).sum())
        self._told.cut(len(told))
        self._rows.cut(rows)
        self._mend_names()

    def _mend_names(self) -> None:
        """A name of which a crash left half is cut off."""
        if self._path.exists():
            Column(self._path, "u1").cut(self._path.read_bytes().rfind(b"\n") + 1)
