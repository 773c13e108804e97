"""Files of numbers that only grow: what a generation keeps of its texts."""

import os
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

    def sync(self) -> None:
        """Come back when it is on the disk."""
        if self._path.exists():
            with self._path.open("rb") as file:
                os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all, also when the power goes."""
    draft = path.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)  # or what is renamed later may be on the disk before


def sync_folder(folder: Path) -> None:
    """Come back when the names of its files are on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def mapped(path: Path, dtype: DTypeLike) -> NDArray[Any]:
    """What is in a file, read where it is asked for; a piece at its end is left out.

    :raises OSError: there is none.
    """
    kind = np.dtype(dtype)
    count = path.stat().st_size // kind.itemsize
    if not count:
        return np.zeros(0, dtype=kind)
    try:
        # A plain array: indexing a memmap makes a new object of its own class each time.
        return np.asarray(np.memmap(path, dtype=kind, mode="r", shape=(count,)))
    except ValueError:
        if path.stat().st_size // kind.itemsize >= count:
            raise
        return mapped(path, dtype)  # a writer cut off what another had left half written


def ranges(firsts: NDArray[Any], ends: NDArray[Any]) -> NDArray[np.int64]:
    """All that lies between each first and its end, range after range."""
    firsts = firsts.astype(np.int64)
    lengths = ends.astype(np.int64) - firsts
    before = np.cumsum(lengths) - lengths
    found: NDArray[np.int64] = np.repeat(firsts - before, lengths) + np.arange(int(lengths.sum()))
    return found


def met(rising: NDArray[Any], asked: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which of `asked` are among `rising`, and where there."""
    if not len(rising):
        nowhere = np.zeros(0, dtype=np.intp)
        return nowhere, nowhere
    at = np.minimum(np.searchsorted(rising, asked), len(rising) - 1)
    there = np.flatnonzero(rising[at] == asked)
    return there, at[there]


def repeated(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those that came before, each as often as it comes again."""
    rising = np.sort(values)
    found: NDArray[np.int64] = rising[1:][rising[1:] == rising[:-1]]
    return found
