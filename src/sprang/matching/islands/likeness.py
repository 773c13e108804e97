"""Comparing the texts of a generation, and how alike is alike."""

import fcntl
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.islands import Pair, nearness

from ..index.generation import Generation
from ..index.places import Places
from .kept import KEPT, Mark, comparable, records

POSSIBLE: Final = 7.0
"""How many times farther than by chance two texts stand out, to be asked about: docs/matching.md
has what that was measured to mean."""
LIKELY: Final = 8.0
STRONG: Final = 9.5
Told = Callable[[int, int], object]


def level_of(likeness: float) -> int:
    """3 strong, 2 likely, 1 possible: the signs that matches have."""
    return 3 if likeness >= STRONG else 2 if likeness >= LIKELY else 1


def catch_up(generation: Generation, told: Told = lambda _done, _total: None) -> None:
    """Compare the texts that have come since the last time with all others. Kept a block at a
    time: who is killed goes on from there."""
    with (generation.path / "pairs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        position = generation.position
        space = generation.space()
        places = comparable(Places.read(generation.path, space.dimensions))
        if places:
            _compare(generation, places, space.spreads["sv"], told)
        done = Mark.read(generation)
        Mark(done.rows, done.pairs, position).write(generation)


def _compare(
    generation: Generation, places: Places, spreads: NDArray[np.float32], told: Told
) -> None:
    mark = Mark.read(generation)
    chosen = np.flatnonzero(places.kinds.among(records()) & places.is_open)
    numbers = places.numbers[chosen]
    rows = places.rows[numbers]
    begin = int(np.searchsorted(numbers, mark.rows))
    groups = places.audiences.codes[chosen].astype(np.int64)
    log = _Log(generation, numbers, mark, lambda done: told(done, len(numbers)))
    found = nearness.pairs(
        rows, nearness.scales(rows, spreads), groups, POSSIBLE, begin=begin, told=log.keep
    )
    for _pair in found:
        pass  # kept a block at a time


class _Log:
    """Writes what a block gave, and then how far it has come."""

    def __init__(
        self,
        generation: Generation,
        numbers: NDArray[np.int64],
        mark: Mark,
        told: Callable[[int], object],
    ) -> None:
        self._generation, self._numbers, self._mark, self._told = generation, numbers, mark, told
        self._path = generation.path / "pairs.bin"
        with self._path.open("ab") as file:
            file.truncate(mark.pairs * KEPT.itemsize)

    def keep(self, done: int, found: list[Pair]) -> None:
        numbers = self._numbers
        rows = [(numbers[pair.one], numbers[pair.other], pair.likeness) for pair in found]
        with self._path.open("ab") as file:
            file.write(np.array(rows, dtype=KEPT).tobytes())
        compared = int(numbers[done - 1]) + 1
        self._mark = Mark(compared, self._mark.pairs + len(found), self._mark.position)
        self._mark.write(self._generation)
        self._told(done)
