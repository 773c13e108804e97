"""Which texts of a generation are alike, kept beside its places.

pairs.bin    (row, row, likeness) for each pair, rows as in places.int8; a row that counts no more
             takes its pairs along, so that nothing is ever written over
pairs        how far: rows that are compared, pairs that are written, and the journal's position;
             written last, so that a crash leaves pairs too many, which are cut off
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..index import sizes
from ..index.generation import Generation, Position, Unusable, write_whole
from ..index.places import Places
from ..index.reach import Reach
from ..searchables import searchables

BEGINNING: Final = Position()
KEPT: Final = np.dtype([("one", "<i4"), ("other", "<i4"), ("likeness", "<f4")])


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


def records() -> set[str]:
    """The kinds that are records: organisations are no work that somebody does."""
    return {each.kind for each in searchables() if each.letter}


@dataclass(frozen=True)
class Likenesses:
    """The pairs, each text by where it stands in `Places`."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    likeness: NDArray[np.float32]


def comparable(places: Places | None) -> Places | None:
    """None where there are more than are compared with each other."""
    return places if places and len(places) <= sizes.MOST else None


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
    places = comparable(places)
    if places is None:
        return 0, 0
    seen = places.audiences.among(reach.audiences or frozenset())
    numbers = places.numbers[seen & places.kinds.among(records()) & places.is_open]
    return int((numbers < Mark.read(generation).rows).sum()), len(numbers)
