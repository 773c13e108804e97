"""Files of numbers that only grow: what a generation keeps of its texts beside tantivy's files."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Column:
    """A file of numbers or records of one width. The caller holds the store's lock."""

    def __init__(self, path: Path, dtype: DTypeLike) -> None:
        self._path, self._type = path, np.dtype(dtype)

    def __len__(self) -> int:
        """Those that are whole: a crash may have left a piece."""
        size = self._path.stat().st_size if self._path.exists() else 0
        return size // self._type.itemsize

    def read(self) -> NDArray[Any]:
        """All of it, as it is on the disk now."""
        return mapped(self._path, self._type) if len(self) else np.zeros(0, dtype=self._type)

    def append(self, values: bytes) -> None:
        with self._path.open("ab") as file:
            file.write(values)

    def cut(self, to: int) -> None:
        """Take away what comes after so many, and any piece."""
        size = to * self._type.itemsize
        if self._path.exists() and self._path.stat().st_size > size:
            with self._path.open("r+b") as file:
                file.truncate(size)


def mapped(path: Path, dtype: DTypeLike) -> NDArray[Any]:
    """What is in a file, read where it is asked for; a piece at its end is left out.

    :raises OSError: there is none.
    """
    kind = np.dtype(dtype)
    count = path.stat().st_size // kind.itemsize
    if not count:
        return np.zeros(0, dtype=kind)
    # A plain array: indexing a memmap makes a new object of its own class each time.
    return np.asarray(np.memmap(path, dtype=kind, mode="r", shape=(count,)))
