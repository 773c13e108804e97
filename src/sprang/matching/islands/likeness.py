"""Which texts of a generation are alike, kept beside its places.

pairs.bin    (row, row, likeness) for each pair, rows as in places.int8; a row that counts no more
             takes its pairs along, so that nothing is ever written over
pairs        how far: rows that are compared, pairs that are written, and the journal's position;
             written last, so that a crash leaves pairs too many, which are cut off
"""

import fcntl
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.islands import Pair, nearness

from ..index.generation import Generation, Position, Unusable, write_whole
from ..index.places import Places
from ..index.reach import Reach
from ..searchables import searchables

BEGINNING: Final = Position()
POSSIBLE: Final = 5.5
"""How many times farther than by chance two texts stand out, to be asked about: docs/matching.md
has what that was measured to mean."""
LIKELY: Final = 7.0
STRONG: Final = 8.0
KEPT: Final = np.dtype([("one", "<i4"), ("other", "<i4"), ("likeness", "<f4")])
Told = Callable[[int, int], object]


@dataclass(frozen=True)
class Mark:
    """`rows` of places are compared, `pairs` are kept, of what the journal said at `position`."""

    rows: int = 0
    pairs: int = 0
    position: Position = BEGINNING

    @classmethod
    def read(cls, generation: Generation) -> "Mark":
        """The beginning, where nothing is compared yet."""
        try:
            rows, pairs, position = (generation.path / "pairs").read_text().split(" ", 2)
            return cls(int(rows), int(pairs), Position.read(position))
        except (OSError, ValueError):
            return cls()

    def write(self, generation: Generation) -> None:
        write_whole(generation.path / "pairs", f"{self.rows} {self.pairs} {self.position}")


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
        places = Places.read(generation.path, space.dimensions)
        if places:
            _compare(generation, places, space.spreads["sv"], told)
        done = Mark.read(generation)
        Mark(done.rows, done.pairs, position).write(generation)


def _compare(
    generation: Generation, places: Places, spreads: NDArray[np.float32], told: Told
) -> None:
    mark = Mark.read(generation)
    chosen = np.flatnonzero(np.isin(places.kinds, records()) & places.is_open)
    chosen = chosen[np.argsort(places.numbers[chosen])]
    rows, numbers = places.rows[chosen], places.numbers[chosen]
    begin = int(np.searchsorted(numbers, mark.rows))
    _names, groups = np.unique(places.audiences[chosen], return_inverse=True)
    log = _Log(generation, numbers, mark, lambda done: told(done, len(numbers)))
    found = nearness.pairs(
        rows, nearness.scales(rows, spreads), groups, POSSIBLE, begin=begin, told=log.keep
    )
    for _pair in found:
        pass  # kept a block at a time


def records() -> list[str]:
    """The kinds that are records: organisations are no work that somebody does."""
    return [each.kind for each in searchables() if each.letter]


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


@dataclass(frozen=True)
class Likenesses:
    """The pairs, each text by where it stands in `Places`."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    likeness: NDArray[np.float32]


def likenesses(generation: Generation, places: Places) -> Likenesses:
    """Those whose texts both still stand as they were when they were compared."""
    kept = _kept(generation.path, Mark.read(generation))
    at = np.full(int(places.numbers.max()) + 2, -1, dtype=np.int64)
    at[places.numbers] = np.arange(len(places.numbers))
    last = len(at) - 1
    one, other = (at[np.minimum(kept[name], last)] for name in ("one", "other"))
    both = (one >= 0) & (other >= 0)
    return Likenesses(one[both], other[both], kept["likeness"][both])


@lru_cache(maxsize=2)
def _kept(folder: Path, mark: Mark) -> NDArray[np.void]:
    try:
        kept = np.fromfile(folder / "pairs.bin", dtype=KEPT, count=mark.pairs)
    except FileNotFoundError:
        return np.zeros(0, dtype=KEPT)
    except OSError as fault:
        raise Unusable(str(fault)) from fault
    return kept


def progress(generation: Generation, places: Places | None, reach: Reach) -> tuple[int, int]:
    """Texts that are compared, and all there are to compare, of those that are open to somebody."""
    if places is None:
        return 0, 0
    seen = np.isin(places.audiences, sorted(reach.audiences or ()))
    numbers = places.numbers[seen & np.isin(places.kinds, records()) & places.is_open]
    return int((numbers < Mark.read(generation).rows).sum()), len(numbers)
