"""Writing down where each text lies, and mending what a crash left half written."""

from pathlib import Path
from typing import Final

import numpy as np

from ..items import Item
from .columns import Column
from .told import CLOSED, GONE, NAMES, OPEN, RECORDS, ROWS, TOLD, Names, key_of, names_in, whole

AT_ONCE: Final = 4096
"""Rows that wait in memory: a million would fill a machine."""


class Log:
    """Appends to the three files of a generation. The caller holds the store's lock."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._path = folder / NAMES
        self._rows, self._told = (
            Column(folder / ROWS, f"V{dimensions}"),
            Column(folder / RECORDS, TOLD),
        )
        self._new: list[tuple[int, int, int, int, int, float, int]] = []
        self._new_rows: list[bytes] = []
        self._mend_names()
        self._names = names_in(folder) if self._path.exists() else Names()
        self._named = len(self._names.words)
        self.cut(len(self._rows))

    def __len__(self) -> int:
        """Rows, with those that wait to be written."""
        return len(self._rows) + len(self._new_rows)

    def add(self, item: Item, kept: bytes) -> None:
        names, row = self._names, np.frombuffer(kept, dtype=np.int8).astype(np.int64)
        told = names.number(item.kind), names.number(item.audience), item.platform_id
        state = OPEN if item.is_open else CLOSED
        self._new.append((*key_of(item.uid, names), *told, float(np.sqrt(row @ row)), state))
        self._new_rows.append(kept)

    @property
    def is_full(self) -> bool:
        return len(self._new) >= AT_ONCE

    def take_away(self, uid: str) -> None:
        self._new.append((*key_of(uid, self._names), 0, 0, 0, 0.0, GONE))

    def write(self) -> None:
        """Names and rows first: a record without them would be another's."""
        fresh = self._names.words[self._named :]
        Column(self._path, "u1").append("".join(f"{word}\n" for word in fresh).encode())
        self._rows.append(b"".join(self._new_rows))
        self._told.append(np.array(self._new, dtype=TOLD).tobytes())
        self._named = len(self._names.words)
        self._new.clear()
        self._new_rows.clear()

    def cut(self, rows: int) -> None:
        """Take away what comes after so many rows, and records that have lost theirs."""
        told = whole(self._told.read(), rows, self._named)
        self._told.cut(len(told))
        self._rows.cut(int((told["state"] != GONE).sum()))

    def _mend_names(self) -> None:
        """A name of which a crash left half is cut off."""
        if self._path.exists():
            Column(self._path, "u1").cut(self._path.read_bytes().rfind(b"\n") + 1)
