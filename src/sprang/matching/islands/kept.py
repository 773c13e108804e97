"""Which texts of a generation are alike, kept beside its places.

nearest    for each text those that are nearest: (row, row, likeness), rows as in places.int8. The
           first record is no text's: its first number says how many rows have been compared
pairs      the journal's position; written last, so that a crash repeats entries and skips none

Both are whole or not there at all. A text that was changed has a new row. Whose nearest have an old
one is compared anew; until then what it has there counts for nothing.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from sprang.core.islands.lists import NONE
from sprang.core.islands.nearness import NEAR, Nears

from ..index.broken import Unusable
from ..index.columns import write_whole
from ..index.generation import Generation
from ..index.places import Places
from ..index.position import Position
from ..index.reach import Reach
from ..searchables import searchables

MOST: Final = 200_000
"""Texts that are compared with each other: twice as many take four times as long."""
_POSITION, _NEAREST = "pairs", "nearest"


@dataclass(frozen=True)
class Kept:
    """`rows` of places are compared with each other, and gave `near`, where rows are numbers."""

    rows: int = 0
    near: Nears = field(default_factory=NONE.copy)

    @classmethod
    def read(cls, generation: Generation) -> "Kept":
        """Nothing, where nothing is compared yet.

        :raises Unusable: it can't be read.
        """
        path = generation.path / _NEAREST
        try:
            stat = path.stat()
        except FileNotFoundError:
            return cls()
        except OSError as fault:
            raise Unusable(str(fault)) from fault
        return _read(path, (stat.st_ino, stat.st_mtime_ns, stat.st_size))

    def write(self, generation: Generation) -> None:
        head = np.array([(self.rows, 0, 0)], dtype=NEAR)
        write_whole(generation.path / _NEAREST, head.tobytes() + self.near.tobytes())


@lru_cache(maxsize=2)
def _read(path: Path, _state: tuple[int, int, int]) -> Kept:
    try:
        near = np.fromfile(path, dtype=NEAR)
    except FileNotFoundError:
        return Kept()  # forgotten meanwhile
    except OSError as fault:
        raise Unusable(str(fault)) from fault
    return Kept(int(near["one"][0]), near[1:]) if len(near) else Kept()


def position(generation: Generation) -> Position:
    """What the journal said until here is compared; the beginning where nothing is."""
    try:
        return Position.read((generation.path / _POSITION).read_text())
    except (OSError, ValueError):
        return Position()


def move_to(generation: Generation, position: Position) -> None:
    write_whole(generation.path / _POSITION, str(position).encode())


def forget(generation: Generation) -> None:
    """The position first: a crash between the two then begins anew."""
    for name in (_POSITION, _NEAREST):
        (generation.path / name).unlink(missing_ok=True)


def records() -> set[str]:
    """The kinds that are records: organisations are no work that somebody does."""
    return {each.kind for each in searchables() if each.letter}


def comparable(places: Places | None) -> Places | None:
    """None where there are more than are compared with each other."""
    return places if places and len(places) <= MOST else None


def progress(generation: Generation, places: Places | None, reach: Reach) -> tuple[int, int]:
    """Texts that are compared, and all there are to compare, of those that are open to somebody."""
    places = comparable(places)
    if places is None:
        return 0, 0
    seen = places.audiences.among(reach.audiences or frozenset())
    numbers = places.numbers[seen & places.kinds.among(records()) & places.is_open]
    return int((numbers < Kept.read(generation).rows).sum()), len(numbers)
