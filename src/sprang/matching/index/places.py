"""Where each text of a generation lies in the space, beside tantivy's files: to find by meaning.

places.int8     a row for each text, whole numbers -127..127 that point the same way as its place
places.told     a record for each row, and one for each text that was taken away, which has no row;
                the last about a uid counts
places.names    what the records name by number
near-*.graph    where there are many: how to find the nearest without comparing all

Written before tantivy commits, so that a crash leaves rows too many, never too few; a uid that
tantivy doesn't have is no candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from .clauses import Narrowed
from .coded import Coded, Mask
from .columns import mapped
from .graphs import Graph, Numbers, graphs_in
from .packing import unpacked
from .reach import Reach
from .told import (
    GONE,
    OPEN,
    RECORDS,
    ROWS,
    TOLD,
    Records,
    among,
    latest,
    names_in,
    rows_before,
    standing,
    uid_of,
    whole,
)


@dataclass(frozen=True)
class Places:
    """The texts that count, with what narrows them down. `numbers` say which of `rows` each has,
    in rising order."""

    rows: NDArray[np.int8]
    numbers: Numbers
    told: Records
    words: Sequence[str]
    kinds: Coded
    audiences: Coded
    platforms: NDArray[np.int64]
    is_open: Mask
    graphs: Sequence[tuple[Graph, NDArray[np.intp]]] = ()
    """Each with the texts in it that still count."""

    read_to: int = 0
    """Records that have been read."""

    @classmethod
    def read(cls, folder: Path, dimensions: int, before: Places | None = None) -> Places | None:
        """None where there are none.

        :param before: what was read of the same folder earlier: only what is new is read.
        """
        width, had = dimensions, before or _NONE
        try:
            new = np.fromfile(folder / RECORDS, dtype=TOLD, offset=had.read_to * TOLD.itemsize)
            names = names_in(folder)
            rows = mapped(folder / ROWS, np.int8)
        except (OSError, ValueError):
            return None
        new = whole(new, len(rows) // width - len(had.rows), len(names.words))
        written = len(had.rows) + int((new["state"] != GONE).sum())
        now, numbers = had.joined(new)
        if not len(now):
            return None
        return cls(
            rows[: written * width].reshape(written, width), numbers, now, names.words,
            Coded.of(now, "kind", names), Coded.of(now, "audience", names),
            np.ascontiguousarray(now["platform"]), now["state"] == OPEN,
            [(graph, graph.members(now, numbers)) for graph in graphs_in(folder, width)],
            had.read_to + len(new),
        )  # fmt: skip

    def joined(self, new: Records) -> tuple[Records, Numbers]:
        """What counts when `new` has come after these, and which rows it has."""
        kept, still = latest(new), ~among(self.told, new)
        fresh = len(self.rows) + rows_before(new)[kept]
        return (
            np.concatenate((self.told[still], new[kept])),
            np.concatenate((self.numbers[still], fresh)),
        )

    def __len__(self) -> int:
        return len(self.numbers)

    def standing(self, rows: Numbers) -> NDArray[np.intp]:
        """Where the texts with those rows stand, of those that still count."""
        at = standing(self.numbers, rows)
        found: NDArray[np.intp] = at[at >= 0]
        return found

    def directions(self, rows: Numbers) -> Vectors:
        """The places that those rows stand for: length 1, or zeros."""
        return unpacked(self.rows[rows])

    def uid(self, at: int) -> str:
        return uid_of(int(self.told["high"][at]), int(self.told["low"][at]), self.words)

    def mask(self, reach: Reach, narrowed: Narrowed) -> Mask:
        """Where the texts stand that may be candidates."""
        mask = np.ones(len(self), dtype=np.bool_)
        if reach.audiences is not None:
            mask &= self.audiences.among(reach.audiences)
        if narrowed.kind:
            mask &= self.kinds.among({narrowed.kind})
        if narrowed.only_open:
            mask &= self.is_open
        if narrowed.platform_id:
            mask &= self.platforms == narrowed.platform_id
        return mask


_CODED: Final = Coded({}, np.zeros(0, dtype=np.uint32))
_NONE: Final = Places(
    np.zeros((0, 0), dtype=np.int8), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=TOLD), (),
    _CODED, _CODED, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_),
)  # fmt: skip
"""Before anything was read."""
