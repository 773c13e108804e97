"""The nearest of the texts that may be candidates: compared one by one, or found by graphs."""

from functools import cached_property
from typing import Final

import numpy as np
from numkong import cdist
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from . import sizes
from .clauses import Narrowed
from .coded import Mask
from .graphs import Graph, Numbers
from .packing import packed
from .places import Places
from .reach import Reach

_BLOCK: Final = 1024
"""Rows that are compared at once: they stay in the processor's own memory."""
_SCATTERED: Final = 4
"""To fetch a row from where it lies takes so many times as long as to compare it in its place."""
_FARTHEST: Final = 4096
"""Texts that a graph is asked for at most: beyond that, comparing those that count costs less."""


class Likeness:
    """How alike texts are to one place, which is put to several kinds of them."""

    def __init__(self, among: Places, place: Vectors) -> None:
        self.among, self.place = among, place
        self._asked = np.frombuffer(packed(place), dtype=np.int8)[None]

    def of(self, wanted: NDArray[np.intp]) -> Vectors:
        """Of the texts that stand there: the cosine, but for the length of what is asked."""
        numbers, is_known = self.among.numbers[wanted], "_all" in self.__dict__
        if is_known or len(wanted) * _SCATTERED >= len(self.among.rows):
            products = self._all[numbers]
        else:
            products = self._products(self.among.rows, numbers)
        compared: Vectors = products / np.maximum(self.among.told["length"][wanted], np.float32(1))
        return compared

    @cached_property
    def _all(self) -> Vectors:
        """Of each row, whether it counts or not."""
        return self._products(self.among.rows)

    def _products(self, rows: NDArray[np.int8], numbers: Numbers | None = None) -> Vectors:
        count = len(rows) if numbers is None else len(numbers)
        found = np.zeros(count, dtype=np.float32)
        for first in range(0, count, _BLOCK):
            block = slice(first, first + _BLOCK)
            some = rows[block] if numbers is None else rows[numbers[block]]
            found[block] = np.asarray(cdist(some, self._asked, "dot"))[:, 0]
        return found


def near(likeness: Likeness, reach: Reach, narrowed: Narrowed, limit: int) -> Numbers:
    """Rows of the `limit` texts that lie nearest, of those that may be candidates."""
    among, place = likeness.among, likeness.place
    mask = among.mask(reach, narrowed)
    if not place.any():
        return among.numbers[:0]
    if np.count_nonzero(mask) > sizes.MOST:
        mask = _chosen(among, mask, place, limit)
    wanted = np.flatnonzero(mask)
    alike = likeness.of(wanted)
    best = _best(alike, limit)
    return among.numbers[wanted[best[alike[best] > 0]]]


def _chosen(among: Places, mask: Mask, place: Vectors, limit: int) -> Mask:
    """What has no graph, and of each graph what lies about nearest: to be compared."""
    chosen = mask.copy()
    for graph, members in among.graphs:
        within = members[mask[members]]
        chosen[within] = False
        chosen[_around(among, graph, mask, within, place, limit)] = True
    return chosen


def _around(
    among: Places, graph: Graph, mask: Mask, within: NDArray[np.intp], place: Vectors, limit: int
) -> NDArray[np.intp]:
    """More are asked for, until what is left of them is enough."""
    if len(within) > sizes.group():
        count = 2 * limit * len(graph) // len(within)
        while count <= _FARTHEST:
            standing = among.standing(graph.around(place, count))
            found = standing[mask[standing]]
            if len(found) >= limit:
                return found
            count *= 2
    return within


def _best(likeness: Vectors, limit: int) -> NDArray[np.intp]:
    """Where the greatest stand, the first of equals first, without sorting all."""
    at = np.arange(len(likeness))
    if len(at) > limit:
        least = np.partition(likeness, -limit)[-limit]
        at = np.flatnonzero(likeness >= least)
    return at[np.argsort(-likeness[at], kind="stable")][:limit]
