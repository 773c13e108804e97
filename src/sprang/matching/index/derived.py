"""Files that follow from others: made when these are whole, and made anew where they are lost.

NAME-SUM.EXTENSION      arrays, one after the other; SUM is the file's CRC-32

Each is whole or not there, never changed, and mapped into memory, not read. The sum is worked out
when a process meets the file. What is damaged is done without until the worker makes it anew.
"""

import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
Layout = Mapping[str, str]
"""The type of each array, the widest first, so that each begins where its type wants it."""
_CHUNK: Final = 1 << 20


def sum_of(path: Path) -> str:
    told = 0
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            told = zlib.crc32(piece, told)
    return f"{told:08x}"


def keep(folder: Path, name: str, extension: str, layout: Layout, arrays: Arrays) -> Path:
    """:raises OSError: it can't be written; nothing is left of it."""
    draft = folder / f"{extension}.new"
    try:
        path = folder / f"{name}-{_written(draft, layout, arrays)}.{extension}"
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)  # on a full disk others need the room
        raise
    return path


def _written(draft: Path, layout: Layout, arrays: Arrays) -> str:
    """The sum of what was to be written: of what is on the disk it would fit half a file too."""
    counts = np.array([len(arrays[each]) for each in layout], dtype="<u8")
    pieces = [counts, *(np.ascontiguousarray(arrays[each], kind) for each, kind in layout.items())]
    told = 0
    with draft.open("wb") as file:
        for piece in pieces:
            content = piece.data.cast("B") if len(piece) else b""
            file.write(content)
            told = zlib.crc32(content, told)
        file.flush()
        os.fsync(file.fileno())
    return f"{told:08x}"


def mapped(path: Path, layout: Layout) -> Arrays | None:
    """None where it is damaged, or can't be opened: a damaged one is taken away."""
    try:
        if path.stem.rpartition("-")[2] == sum_of(path):
            return _arrays(np.asarray(np.memmap(path, dtype=np.uint8, mode="r")), layout)
    except OSError:
        return None  # gone meanwhile, or this process has too much open: nothing is wrong with it
    except ValueError:
        pass
    with suppress(OSError):  # who may not write here leaves it to who may
        path.unlink(missing_ok=True)
    return None


def _arrays(whole: NDArray[np.uint8], layout: Layout) -> Arrays:
    """:raises ValueError: it is longer or shorter than it says."""
    begin, found = 8 * len(layout), dict[str, NDArray[Any]]()
    counts = whole[:begin].view("<u8").tolist()
    for (name, kind), count in zip(layout.items(), counts, strict=True):
        end = begin + count * np.dtype(kind).itemsize
        found[name] = whole[begin:end].view(kind)
        begin = end
    if begin != len(whole):
        raise ValueError(f"{begin} bytes were written, and {len(whole)} are there.")
    return found
