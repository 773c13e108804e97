"""The nearest of the texts that may be candidates: compared one by one, or found by graphs."""

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
_FARTHEST: Final = 4096
"""Texts that a graph is asked for at most: beyond that, comparing those that count costs less."""


def near(among: Places, place: Vectors, reach: Reach, narrowed: Narrowed, limit: int) -> Numbers:
    """Rows of the `limit` texts that lie nearest, of those that may be candidates."""
    mask = among.mask(reach, narrowed)
    if not place.any():
        return among.numbers[:0]
    if np.count_nonzero(mask) > sizes.MOST:
        mask = _chosen(among, mask, place, limit)
    wanted = np.flatnonzero(mask)
    likeness = _likeness(among, wanted, place)
    best = _best(likeness, limit)
    return among.numbers[wanted[best[likeness[best] > 0]]]


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


def _likeness(among: Places, wanted: NDArray[np.intp], place: Vectors) -> Vectors:
    asked = np.frombuffer(packed(place), dtype=np.int8)[None]
    likeness = np.zeros(len(wanted), dtype=np.float32)
    for first in range(0, len(wanted), _BLOCK):
        rows = among.rows[among.numbers[wanted[first : first + _BLOCK]]]
        likeness[first : first + _BLOCK] = np.asarray(cdist(rows, asked, "dot"))[:, 0]
    compared: Vectors = likeness / np.maximum(among.told["length"][wanted], np.float32(1))
    return compared


def _best(likeness: Vectors, limit: int) -> NDArray[np.intp]:
    """Where the greatest stand, the first of equals first, without sorting all."""
    at = np.arange(len(likeness))
    if len(at) > limit:
        least = np.partition(likeness, -limit)[-limit]
        at = np.flatnonzero(likeness >= least)
    return at[np.argsort(-likeness[at], kind="stable")][:limit]
