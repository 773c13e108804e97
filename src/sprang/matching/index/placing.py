"""Writing down where each text lies, and mending what a crash left half written."""

from pathlib import Path
from typing import Final

import numpy as np

from ..items import Item
from .told import CLOSED, GONE, NAMES, OPEN, RECORDS, ROWS, TOLD, Names, key_of, names_in, whole

AT_ONCE: Final = 4096
"""Rows that wait in memory: a million would fill a machine."""


class Log:
    """Appends to the three files of a generation. The caller holds the store's lock."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._folder, self._width = folder, dimensions
        self._new: list[tuple[int, int, int, int, int, float, int]] = []
        self._rows: list[bytes] = []
        self._mend()
        self._names = names_in(folder) if (folder / NAMES).exists() else Names()
        self._named = len(self._names.words)

    def add(self, item: Item, kept: bytes) -> None:
        names, row = self._names, np.frombuffer(kept, dtype=np.int8).astype(np.int64)
        told = names.number(item.kind), names.number(item.audience), item.platform_id
        state = OPEN if item.is_open else CLOSED
        self._new.append((*key_of(item.uid, names), *told, float(np.sqrt(row @ row)), state))
        self._rows.append(kept)
        if len(self._new) >= AT_ONCE:
            self.write()

    def take_away(self, uid: str) -> None:
        self._new.append((*key_of(uid, self._names), 0, 0, 0, 0.0, GONE))

    def write(self) -> None:
        """Names and rows first: a record without them would be another's."""
        fresh = self._names.words[self._named :]
        self._append(NAMES, "".join(f"{word}\n" for word in fresh).encode())
        self._append(ROWS, b"".join(self._rows))
        self._append(RECORDS, np.array(self._new, dtype=TOLD).tobytes())
        self._named = len(self._names.words)
        self._new.clear()
        self._rows.clear()

    def _append(self, name: str, written: bytes) -> None:
        with (self._folder / name).open("ab") as file:
            file.write(written)

    def _mend(self) -> None:
        """What a crash left half written is cut off."""
        names, written = self._bytes(NAMES), self._bytes(RECORDS)
        all_told = np.frombuffer(written, dtype=TOLD, count=len(written) // TOLD.itemsize)
        rows = self._size(ROWS) // self._width
        told = whole(all_told, rows, names.count(b"\n"))
        self._cut(NAMES, names.rfind(b"\n") + 1)
        self._cut(RECORDS, len(told) * TOLD.itemsize)
        self._cut(ROWS, int((told["state"] != GONE).sum()) * self._width)

    def _bytes(self, name: str) -> bytes:
        path = self._folder / name
        return path.read_bytes() if path.exists() else b""

    def _size(self, name: str) -> int:
        path = self._folder / name
        return path.stat().st_size if path.exists() else 0

    def _cut(self, name: str, size: int) -> None:
        if self._size(name) > size:
            with (self._folder / name).open("r+b") as file:
                file.truncate(size)
