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
from ..index.told import standing
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
        places = comparable(Places.read(generation.path, space.dimensions))
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
        one, other = (standing(self._numbers, kept.near[end]) for end in ("one", "other"))
        self._lost = np.unique(one[(one >= 0) & (other < 0)])
        is_known = (one >= 0) & ~np.isin(one, self._lost)
        self._known = _numbered(one, other, kept.near)[is_known]

    def run(self, spreads: NDArray[np.float32]) -> None:
        """First those who have lost one of their nearest, then those who are new."""
        total = len(self._numbers)
        if not len(self._lost) and self._compared == total:
            return
        nearest = Nearest(self._texts(spreads), POSSIBLE, self._known)
        for first, last in blocks(0, len(self._lost)):
            nearest.again(self._lost[first:last], self._compared)
        if len(self._lost):
            self._write(nearest.all(), self._compared)
        for first, last in blocks(self._compared, total):
            nearest.come(first, last)
            if last == total or (last - self._compared) * SHARE > self._compared:
                self._write(nearest.all(), last)
            self._told(last, total)

    def differing(self, spreads: NDArray[np.float32], most: int) -> int:
        total = len(self._numbers)
        latest = np.arange(max(0, total - most), total)
        if not total:
            return 0
        anew = Nearest(self._texts(spreads), POSSIBLE)
        anew.again(latest, total)
        fresh = anew.all()
        return sum(
            not np.array_equal(self._known[self._known["one"] == one], fresh[fresh["one"] == one])
            for one in latest
        )

    def _texts(self, spreads: NDArray[np.float32]) -> Texts:
        rows, told = self._places.rows[self._numbers], self._places.told[self._chosen]
        turns = np.empty(len(rows), dtype=np.int64)
        turns[np.lexsort((told["low"], told["high"]))] = np.arange(len(rows))
        groups = self._places.audiences.codes[self._chosen].astype(np.int64)
        return Texts(rows, scales(rows, spreads), groups, turns)

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
