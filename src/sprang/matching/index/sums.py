"""Sums of the files that only grow, kept with how much of them counts.

A bit that turned on the disk changes which words a text has, and nothing else would tell. What a
commit adds is read once more for its sum; what was there before is not.

    places.told 112640 8f01c2aa     the file, so many bytes of it, and their CRC-32
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from .embedded import FOLDER
from .told import NAMES, RECORDS, ROWS
from .worded import CODES, NUMBERS, SPELLED, TEXTS, WORDS

PLACES: Final = (ROWS, RECORDS, NAMES)
GROWING: Final = (
    *PLACES,
    WORDS,
    CODES,
    SPELLED,
    TEXTS,
    NUMBERS,
    *(f"{FOLDER}/{n}" for n in PLACES),
)
_CHUNK: Final = 1 << 20


class Sum(NamedTuple):
    size: int = 0
    crc: int = 0


Sums = dict[str, Sum]


def after(folder: Path, before: Sums) -> Sums:
    """Of the files as they are now.

    :param before: of what was committed last, which has not changed since.
    """
    paths = {name: folder / name for name in GROWING}
    there = {name: path for name, path in paths.items() if path.exists()}
    return {name: _on(path, before.get(name, Sum())) for name, path in there.items()}


def changed(folder: Path, sums: Sums) -> list[str]:
    """The files that are not as they were written, by their names.

    :raises OSError: one can't be read.
    """
    return [name for name, told in sums.items() if _to(folder / name, told.size) != told]


def written(sums: Sums) -> list[str]:
    """A line for each."""
    return [f"{name} {told.size} {told.crc:08x}" for name, told in sums.items()]


def read(lines: list[str]) -> Sums:
    """:raises ValueError: they are none."""
    parts = (line.split(" ") for line in lines)
    return {name: Sum(int(size), int(crc, 16)) for name, size, crc in parts}


def _on(path: Path, told: Sum) -> Sum:
    crc, size = told.crc, told.size
    for piece in _pieces(path, size, path.stat().st_size - size):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    return Sum(size, crc)


def _to(path: Path, size: int) -> Sum:
    crc, read = 0, 0
    for piece in _pieces(path, 0, size):
        crc, read = zlib.crc32(piece, crc), read + len(piece)
    return Sum(read, crc)


def _pieces(path: Path, first: int, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        while size > 0 and (piece := file.read(min(size, _CHUNK))):
            size -= len(piece)
            yield piece
