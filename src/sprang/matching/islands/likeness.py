"""Comparing the texts of a generation, and how alike is alike."""

import fcntl
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.islands import Nearest, Texts, scales
from sprang.core.islands.nearest import blocks
from sprang.core.islands.nearness import Nears

from ..index.generation import Generation
from ..index.places import Places
from ..index.told import standing, turns
from .circles import circles_of
from .kept import Kept, comparable, move_to, records

POSSIBLE: Final = 7.0
"""How many times farther than by chance two texts stand out, to be asked about: docs/matching.md
has what that was measured to mean."""
LIKELY: Final = 8.0
STRONG: Final = 9.5
SHARE: Final = 8
"""It is written down when an eighth more has been compared: the file is written whole."""
Told = Callable[[int, int], object]


def level_of(likeness: float) -> int:
    """3 strong, 2 likely, 1 possible: the signs that matches have."""
    return 3 if likeness >= STRONG else 2 if likeness >= LIKELY else 1


def nobody(_done: int, _total: int) -> None:
    """Hears how far it has come."""


def catch_up(generation: Generation, told: Told = nobody) -> None:
    """Compare the texts that have come since the last time with all others. Written down as it goes
    along: who is killed goes on from there."""
    with (generation.path / "pairs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        position = generation.position
        space = generation.space()
        places = comparable(generation.places())
        if places:
            _Comparing(generation, places, told).run(space.spreads["sv"])
        move_to(generation, position)


def differing(generation: Generation, places: Places, most: int) -> int:
    """Of the latest `most` texts, how many have other nearest than comparing them anew gives."""
    return _Comparing(generation, places).differing(generation.space().spreads["sv"], most)


class _Comparing:
    """What is to be done, and writing down how far it has come."""

    def __init__(self, generation: Generation, places: Places, told: Told = nobody) -> None:
        self._generation, self._places, self._told = generation, places, told
        self._chosen = np.flatnonzero(places.kinds.among(records()) & places.is_open)
        self._numbers = places.numbers[self._chosen]
        kept = Kept.read(generation)
        if kept.rows > len(places.rows):
            kept = Kept()  # the power went, and took rows that had been compared
        self._compared = int(np.searchsorted(self._numbers, kept.rows))
        one = standing(self._numbers, kept.near["one"])
        one, near = one[one >= 0], kept.near[one >= 0]
        other = standing(self._numbers, near["other"])
        has_lost = np.zeros(len(self._numbers), dtype=np.bool_)
        has_lost[one[other < 0]] = True
        is_known = ~has_lost[one]
        self._lost = np.flatnonzero(has_lost)
        self._known = _numbered(one[is_known], other[is_known], near[is_known])

    def run(self, spreads: NDArray[np.float32]) -> None:
        """First those who have lost one of their nearest, then those who are new."""
        total = len(self._numbers)
        if not len(self._lost) and self._compared == total:
            return
        nearest = Nearest(self._texts(spreads), POSSIBLE, self._known)
        for first, last in blocks(0, len(self._lost)):
            nearest.again(self._lost[first:last], self._compared)
        if len(self._lost) * SHARE > self._compared or self._compared == total:
            self._write(nearest.all(), self._compared)
        for first, last in blocks(self._compared, total):
            nearest.come(first, last)
            if last == total or (last - self._compared) * SHARE > self._compared:
                self._write(nearest.all(), last)
            self._told(last, total)

    def differing(self, spreads: NDArray[np.float32], most: int) -> int:
        total = len(self._numbers)
        latest = np.arange(max(0, total - most), total)
        anew = Nearest(self._texts(spreads), POSSIBLE)
        anew.again(latest, total)
        both = zip(_split(self._known, latest), _split(anew.all(), latest), strict=True)
        return sum(not np.array_equal(known, fresh) for known, fresh in both)

    def _texts(self, spreads: NDArray[np.float32]) -> Texts:
        rows, told = self._places.rows[self._numbers], self._places.told[self._chosen]
        circles = circles_of(self._places, self._chosen)
        return Texts(rows, scales(rows, spreads), circles, turns(told))

    def _write(self, near: Nears, compared: int) -> None:
        rows = int(self._numbers[compared - 1]) + 1 if compared else 0
        ends = self._numbers[near["one"]], self._numbers[near["other"]]
        Kept(rows, _numbered(*ends, near)).write(self._generation)
        self._compared = compared


def _numbered(one: NDArray[np.int64], other: NDArray[np.int64], near: Nears) -> Nears:
    """The same, with its texts by other numbers."""
    numbered = np.empty(len(near), dtype=near.dtype)
    numbered["one"], numbered["other"], numbered["likeness"] = one, other, near["likeness"]
    return numbered


def _split(near: Nears, chosen: NDArray[np.intp]) -> list[Nears]:
    """What is near each of those chosen, which stand after one another."""
    ones = near["one"]
    return [
        near[first:last]
        for first, last in zip(
            np.searchsorted(ones, chosen), np.searchsorted(ones, chosen, "right"), strict=True
        )
    ]
