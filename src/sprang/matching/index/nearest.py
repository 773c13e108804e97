"""The nearest of the texts that may be candidates: compared one by one, or found by graphs."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from . import sizes
from .clauses import Narrowed
from .graphs import Graph, Numbers
from .places import Mask, Places
from .reach import Reach

_BLOCK: Final = 1024
"""Rows that are compared at once: they stay in the processor's own memory."""
_FARTHEST: Final = 4096
"""Texts that a graph is asked for at most: beyond that, comparing those that count costs less."""


def near(among: Places, place: Vectors, reach: Reach, narrowed: Narrowed, limit: int) -> list[str]:
    """Uids of the `limit` texts that lie nearest, of those that may be candidates."""
    if narrowed.uid:
        return [narrowed.uid]
    mask = among.mask(reach, narrowed)
    if not place.any():
        return []
    if np.count_nonzero(mask) > sizes.MOST:
        mask = _chosen(among, mask, place, limit)
    wanted = np.flatnonzero(mask)
    likeness = _likeness(among, wanted, place)
    return [among.uid(wanted[at]) for at in _best(likeness, limit) if likeness[at] > 0]


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
            found = _standing(among, graph.around(place, count), mask)
            if len(found) >= limit:
                return found
            count *= 2
    return within


def _standing(among: Places, numbers: Numbers, mask: Mask) -> NDArray[np.intp]:
    """Where the texts with those rows stand, of those that still count and are wanted."""
    at = np.minimum(np.searchsorted(among.numbers, numbers), len(among) - 1)
    found: NDArray[np.intp] = at[(among.numbers[at] == numbers) & mask[at]]
    return found


def _likeness(among: Places, wanted: NDArray[np.intp], place: Vectors) -> Vectors:
    likeness = np.zeros(len(wanted), dtype=np.float32)
    for first in range(0, len(wanted), _BLOCK):
        rows = among.rows[among.numbers[wanted[first : first + _BLOCK]]]
        likeness[first : first + _BLOCK] = rows.astype(np.float32) @ place
    compared: Vectors = likeness / np.maximum(among.told["length"][wanted], np.float32(1))
    return compared


def _best(likeness: Vectors, limit: int) -> NDArray[np.intp]:
    """Where the greatest stand, the first of equals first, without sorting all."""
    at = np.arange(len(likeness))
    if len(at) > limit:
        least = np.partition(likeness, -limit)[-limit]
        at = np.flatnonzero(likeness >= least)
    return at[np.argsort(-likeness[at], kind="stable")][:limit]
