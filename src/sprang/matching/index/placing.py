"""Writing down where each text lies, and mending what a crash left half written."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..items import Item
from .columns import Column
from .told import CLOSED, GONE, NAMES, OPEN, RECORDS, ROWS, TOLD, Names, key_of, names_in, whole

AT_ONCE: Final = 4096
"""Rows that wait in memory: a million would fill a machine."""


class Log:
    """Appends to the three files of a generation. The caller holds the store's lock."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._path, self._dimensions = folder / NAMES, dimensions
        self._rows, self._told = (
            Column(folder / ROWS, f"V{dimensions}"),
            Column(folder / RECORDS, TOLD),
        )
        self._new: list[tuple[int, int, int, int, int, int, float, int]] = []
        self._new_rows: list[bytes] = []
        self._mend_names()
        self._names = names_in(folder) if self._path.exists() else Names()
        self._named = len(self._names.words)
        self.cut(len(self._rows))

    def __len__(self) -> int:
        """Rows, with those that wait to be written."""
        return len(self._rows) + len(self._new_rows)

    def add(self, item: Item, kept: bytes) -> None:
        names, state = self._names, OPEN if item.is_open else CLOSED
        kind, audience = names.number(item.kind), names.number(item.audience)
        key = key_of(item.uid, names)
        self._new.append((*key, kind, audience, item.platform_id, item.stamp, 0.0, state))
        self._new_rows.append(kept)

    def take_away(self, uid: str) -> None:
        self._new.append((*key_of(uid, self._names), 0, 0, 0, 0, 0.0, GONE))

    def write(self) -> None:
        """Names and rows first: a record without them would be another's."""
        fresh = self._names.words[self._named :]
        Column(self._path, "u1").append("".join(f"{word}\n" for word in fresh).encode())
        kept, told = b"".join(self._new_rows), np.array(self._new, dtype=TOLD)
        told["length"][told["state"] != GONE] = self._lengths(kept)
        self._rows.append(kept)
        self._told.append(told.tobytes())
        self._named = len(self._names.words)
        self._new.clear()
        self._new_rows.clear()

    def _lengths(self, kept: bytes) -> NDArray[np.float64]:
        rows = np.frombuffer(kept, dtype=np.int8).reshape(-1, self._dimensions)
        squares: NDArray[np.float64] = np.einsum("ij,ij->i", rows, rows, dtype=np.int64)
        return np.sqrt(squares)

    @property
    def records(self) -> int:
        """Those that are written."""
        return len(self._told)

    def cut_to(self, records: int) -> None:
        """Take away what comes after so many records.

        :raises ValueError: there are fewer.
        """
        self.cut(len(self._rows), records)
        if self.records != records:
            raise ValueError(f"{records} records were written, and {self.records} are there.")

    def sync(self) -> None:
        for each in (Column(self._path, "u1"), self._rows, self._told):
            each.sync()

    def cut(self, rows: int, records: int | None = None) -> None:
        """Take away what comes after so many rows or records, and what has lost its row."""
        told = whole(self._told.read()[:records], rows, self._named)
        self._told.cut(len(told))
        self._rows.cut(int((told["state"] != GONE).sum()))

    def _mend_names(self) -> None:
        """A name of which a crash left half is cut off."""
        if self._path.exists():
            Column(self._path, "u1").cut(self._path.read_bytes().rfind(b"\n") + 1)
