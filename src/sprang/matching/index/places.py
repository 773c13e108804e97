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
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

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
    Names,
    Records,
    among,
    key_of,
    latest,
    names_in,
    rows_before,
    uid_of,
    whole,
)

MASKS: Final = 16


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

    masks: dict[Any, Mask] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def read(
        cls, folder: Path, dimensions: int, before: Places | None = None, most: int | None = None
    ) -> Places:
        """
        :param before: what was read of the same folder earlier: only what is new is read.
        :param most: records that count; all where it is None.
        """
        width, had = dimensions, before or _NONE
        new, names, rows = _read(folder, had.read_to, most)
        new = whole(new, len(rows) // width - len(had.rows), len(names.words))
        written = len(had.rows) + int((new["state"] != GONE).sum())
        now, numbers = had.joined(new)
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

    def mask(self, reach: Reach, narrowed: Narrowed) -> Mask:
        """Where the texts stand that may be candidates. Remembered: who types asks again."""
        asked = reach.audiences, narrowed.kind, narrowed.only_open, narrowed.platform_id
        if asked not in self.masks:
            while len(self.masks) >= MASKS:
                self.masks.pop(next(iter(self.masks)), None)
            self.masks[asked] = self._mask(reach, narrowed)
        return self.masks[asked]

    def _mask(self, reach: Reach, narrowed: Narrowed) -> Mask:
        mask = np.ones(len(self), dtype=np.bool_)
        if reach.audiences is not None:
            mask &= self.audiences.among(reach.audiences)
        if narrowed.kind:
            mask &= self.kinds.among({narrowed.kind})
        if narrowed.only_open:
            mask &= self.is_open
        if narrowed.platform_id:
            mask &= self.platforms == narrowed.platform_id
        mask.setflags(write=False)
        return mask


def _read(folder: Path, first: int, most: int | None) -> tuple[Records, Names, NDArray[np.int8]]:
    """Records from the first on, names, and rows; nothing where there are no files."""
    count = -1 if most is None else max(most - first, 0)
    try:
        offset = first * TOLD.itemsize
        told = np.fromfile(folder / RECORDS, dtype=TOLD, count=count, offset=offset)
        return told, names_in(folder), mapped(folder / ROWS, np.int8)
    except (OSError, ValueError):
        return np.zeros(0, dtype=TOLD), Names(), np.zeros(0, dtype=np.int8)


_CODED: Final = Coded({}, np.zeros(0, dtype=np.uint32))
_NONE: Final = Places(
    np.zeros((0, 0), dtype=np.int8), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=TOLD), (),
    _CODED, _CODED, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_),
)  # fmt: skip
"""Before anything was read."""
