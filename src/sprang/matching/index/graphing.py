"""Making the graphs of a generation, where it has so many texts that they are wanted."""

import fcntl

import numpy as np

from . import sizes
from .generation import Generation
from .graphs import Numbers, make
from .places import Places


def renew(generation: Generation) -> None:
    """Make those that are missing, or that too much has changed since. One process at a time."""
    with (generation.path / "near.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        places = generation.places()
        for group, numbers in wanted(places):
            make(generation.path, places.rows, group, numbers)


def wanted(places: Places) -> list[tuple[tuple[int, int], Numbers]]:
    """The groups that lack a graph that fits them."""
    if len(places) <= sizes.MOST:
        return []
    return [each for each in _groups(places) if not _is_fresh(places, each[0], len(each[1]))]


def _groups(places: Places) -> list[tuple[tuple[int, int], Numbers]]:
    """The rows of each kind and audience that has enough of them."""
    names = len(places.words)
    codes = places.kinds.codes.astype(np.int64) * names + places.audiences.codes
    found, sizes_found = np.unique(codes, return_counts=True)
    return [
        ((int(code) // names, int(code) % names), places.numbers[codes == code])
        for code in found[sizes_found > sizes.group()]
    ]


def _is_fresh(places: Places, group: tuple[int, int], now: int) -> bool:
    """Whether little has come or gone since its graph was made."""
    for graph, members in places.graphs:
        if (graph.kind, graph.audience) == group:
            moved = len(graph) - len(members) + now - len(members)
            return moved <= sizes.SHARE * len(graph)
    return False
