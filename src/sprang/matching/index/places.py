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

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from . import sizes
from .clauses import Narrowed
from .graphs import Graph, Numbers, graphs_in
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
    uid_of,
    whole,
)

_BLOCK: Final = 1024
"""Rows that are compared at once: they stay in the processor's own memory."""
_FARTHEST: Final = 4096
"""Texts that a graph is asked for at most: beyond that, comparing those that count costs less."""
Mask = NDArray[np.bool_]
_NOTHING: Final[Records] = np.zeros(0, dtype=TOLD)


@dataclass(frozen=True)
class Coded:
    """Few words, many times over: `codes` are their numbers."""

    numbers: Mapping[str, int]
    codes: NDArray[np.uint32]

    def among(self, wanted: Set[str]) -> Mask:
        """Where it is one of `wanted`."""
        chosen = np.zeros(len(self.numbers), dtype=np.bool_)
        chosen[[self.numbers[word] for word in wanted if word in self.numbers]] = True
        found: Mask = chosen[self.codes]
        return found


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
        read_to, now, numbers, width = 0, _NOTHING, np.zeros(0, dtype=np.int64), dimensions
        if before:
            read_to, now, numbers = before.read_to, before.told, before.numbers
        try:
            new = np.fromfile(folder / RECORDS, dtype=TOLD, offset=read_to * TOLD.itemsize)
            names = names_in(folder)
            rows = np.memmap(folder / ROWS, dtype=np.int8, mode="r")
        except (OSError, ValueError):
            return None
        done = len(before.rows) if before else 0
        new = whole(new, len(rows) // width - done, len(names.words))
        kept, still = latest(new), ~among(now, new)
        now = np.concatenate((now[still], new[kept]))
        numbers = np.concatenate((numbers[still], done + rows_before(new)[kept]))
        written = done + int((new["state"] != GONE).sum())
        if not len(now):
            return None
        kinds, audiences = (
            Coded(names.numbers, np.ascontiguousarray(now[name])) for name in ("kind", "audience")
        )
        return cls(
            rows[: written * width].reshape(written, width), numbers, now, names.words,
            kinds, audiences, np.ascontiguousarray(now["platform"]), now["state"] == OPEN,
            [(graph, _members(graph, now, numbers)) for graph in graphs_in(folder, width)],
            read_to + len(new),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.numbers)

    def uid(self, at: int) -> str:
        return uid_of(int(self.told["high"][at]), int(self.told["low"][at]), self.words)

    def near(self, place: Vectors, reach: Reach, narrowed: Narrowed, limit: int) -> list[str]:
        """Uids of the `limit` texts that lie nearest, of those that may be candidates."""
        if narrowed.uid:
            return [narrowed.uid]
        mask = self._mask(reach, narrowed)
        if not place.any():
            return []
        if np.count_nonzero(mask) > sizes.MOST:
            mask = self._chosen(mask, place, limit)
        wanted = np.flatnonzero(mask)
        likeness = self._likeness(wanted, place)
        return [self.uid(wanted[at]) for at in _best(likeness, limit) if likeness[at] > 0]

    def _chosen(self, mask: Mask, place: Vectors, limit: int) -> Mask:
        """What has no graph, and of each graph what lies about nearest: to be compared."""
        chosen = mask.copy()
        for graph, members in self.graphs:
            within = members[mask[members]]
            chosen[within] = False
            chosen[self._around(graph, mask, within, place, limit)] = True
        return chosen

    def _around(
        self, graph: Graph, mask: Mask, within: NDArray[np.intp], place: Vectors, limit: int
    ) -> NDArray[np.intp]:
        """More are asked for, until what is left of them is enough."""
        if len(within) > sizes.group():
            count = 2 * limit * len(graph) // len(within)
            while count <= _FARTHEST:
                found = self._standing(graph.around(place, count), mask)
                if len(found) >= limit:
                    return found
                count *= 2
        return within

    def _standing(self, numbers: Numbers, mask: Mask) -> NDArray[np.intp]:
        """Where the texts with those rows stand, of those that still count and are wanted."""
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self) - 1)
        found: NDArray[np.intp] = at[(self.numbers[at] == numbers) & mask[at]]
        return found

    def _likeness(self, wanted: NDArray[np.intp], place: Vectors) -> Vectors:
        likeness = np.zeros(len(wanted), dtype=np.float32)
        for first in range(0, len(wanted), _BLOCK):
            rows = self.rows[self.numbers[wanted[first : first + _BLOCK]]]
            likeness[first : first + _BLOCK] = rows.astype(np.float32) @ place
        compared: Vectors = likeness / np.maximum(self.told["length"][wanted], np.float32(1))
        return compared

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
        return mask


def _members(graph: Graph, told: Records, numbers: Numbers) -> NDArray[np.intp]:
    return np.flatnonzero(
        (told["kind"] == graph.kind)
        & (told["audience"] == graph.audience)
        & (numbers < graph.through)
    )


def _best(likeness: Vectors, limit: int) -> NDArray[np.intp]:
    """Where the greatest stand, the first of equals first, without sorting all."""
    at = np.arange(len(likeness))
    if len(at) > limit:
        least = np.partition(likeness, -limit)[-limit]
        at = np.flatnonzero(likeness >= least)
    return at[np.argsort(-likeness[at], kind="stable")][:limit]
