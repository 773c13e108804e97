"""Reading what is told of rows."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .broken import is_wanting
from .columns import mapped
from .told import NAMES, RECORDS, ROWS, TOLD, Records
from .uids import Names


def names_in(folder: Path) -> Names:
    """:raises OSError: there are none."""
    # Only lines that are whole: one that is being written may end within a letter.
    return Names(line.decode() for line in (folder / NAMES).read_bytes().split(b"\n")[:-1])


def read(folder: Path, first: int, most: int | None) -> tuple[Records, Names, NDArray[np.int8]]:
    """Records from the first on, names, and rows; nothing where there are no files.

    :raises OSError: they can't be opened just now.
    """
    count = -1 if most is None else max(most - first, 0)
    try:
        offset = first * TOLD.itemsize
        told = np.fromfile(folder / RECORDS, dtype=TOLD, count=count, offset=offset)
        return told, names_in(folder), mapped(folder / ROWS, np.int8)
    except (OSError, ValueError) as fault:
        if is_wanting(fault):
            raise
        return np.zeros(0, dtype=TOLD), Names(), np.zeros(0, dtype=np.int8)
