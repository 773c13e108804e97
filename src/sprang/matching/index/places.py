"""What each text of a generation is, and where it lies in the space: to find by meaning.

places.int8     a row for each text, whole numbers -127..127 that point the same way as its place
places.told     a record for each row, and one for each text that was taken away, which has no row;
                the last about a uid counts
places.names    what the records name by number
near-*.graph    where there are many: how to find the nearest without comparing all

A generation tells how many records count: those after them were being written when somebody was
killed, and are cut off by the next who writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from .coded import Coded
from .graphs import Graph, Numbers, graphs_in
from .narrowing import Narrowing
from .packing import unpacked
from .records import read
from .told import (
    GONE,
    OPEN,
    TOLD,
    Records,
    among,
    latest,
    rows_before,
    whole,
)
from .uids import Names, key_of, uid_of


@dataclass(frozen=True)
class Places(Narrowing):
    """The texts that count, with what narrows them down. `numbers` say which of `rows` each has,
    in rising order."""

    rows: NDArray[np.int8]
    numbers: Numbers
    told: Records
    words: Sequence[str]
    graphs: Sequence[tuple[Graph, NDArray[np.intp]]] = ()
    """Each with the texts in it that still count."""

    read_to: int = 0
    """Records that have been read."""

    @classmethod
    def read(
        cls, folder: Path, dimensions: int, before: Places | None = None, most: int | None = None
    ) -> Places:
        """
        :param before: what was read of the same folder earlier: only what is new is read.
        :param most: records that count; all where it is None.
        """
        width, had = dimensions, before or _NONE
        new, names, rows = read(folder, had.read_to, most)
        new = whole(new, len(rows) // width - len(had.rows), len(names.words))
        written = len(had.rows) + int((new["state"] != GONE).sum())
        now, numbers = had.joined(new)
        return cls(
            rows[: written * width].reshape(written, width), numbers, now, names.words,
            [(graph, graph.members(now, numbers)) for graph in graphs_in(folder, width)],
            had.read_to + len(new),
            kinds=Coded.of(now, "kind", names), audiences=Coded.of(now, "audience", names),
            platforms=np.ascontiguousarray(now["platform"]), is_open=now["state"] == OPEN,
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

    @cached_property
    def by_row(self) -> NDArray[np.intp]:
        """Where the text of each row stands; -1 where it counts no more."""
        found = np.full(len(self.rows), -1, dtype=np.intp)
        found[self.numbers] = np.arange(len(self.numbers))
        return found

    def standing(self, rows: Numbers) -> NDArray[np.intp]:
        """Where the texts with those rows stand, of those that still count."""
        at = self.by_row[rows[rows < len(self.by_row)]]  # a graph may be newer
        return at[at >= 0]

    def directions(self, rows: Numbers) -> Vectors:
        """The places that those rows stand for: length 1, or zeros."""
        return unpacked(self.rows[rows])

    def uid(self, at: int) -> str:
        return uid_of(int(self.told["high"][at]), int(self.told["low"][at]), self.words)

    def at(self, uids: Sequence[str]) -> NDArray[np.intp]:
        """Where the texts stand that have these."""
        names = Names(self.words)
        keys = [key_of(uid, names) for uid in uids]
        asked = np.zeros(len(uids), dtype=TOLD)
        asked["high"], asked["low"] = np.array(keys, dtype=np.uint64).reshape(-1, 2).T
        return np.flatnonzero(among(self.told, asked))


_CODED: Final = Coded({}, np.zeros(0, dtype=np.uint32))
_NONE: Final = Places(
    np.zeros((0, 0), dtype=np.int8), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=TOLD), (),
    kinds=_CODED, audiences=_CODED, platforms=np.zeros(0, dtype=np.int64),
    is_open=np.zeros(0, dtype=np.bool_),
)  # fmt: skip
"""Before anything was read."""
