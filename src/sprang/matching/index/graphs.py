"""Graphs of what lies near what (HNSW, Malkov and Yashunin 2018), each a file of a generation.

near-KIND-AUDIENCE-THROUGH-SUM.graph    the texts of one kind and audience, by numbers of names,
                                        whose rows stand before THROUGH; SUM is the file's CRC-32

One for each audience: what somebody may not see is in none of those that are asked for them, and so
moves nothing in what these answer. Each is mapped into memory, not read. The sum is worked out
when a process meets the file: in a damaged one a search would end the process, not fail.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from .derived import sum_of
from .packing import packed
from .told import Records

if TYPE_CHECKING:
    from usearch.index import Index

Numbers = NDArray[np.int64]
NEIGHBOURS: Final = 16
WIDTH_MADE, WIDTH_ASKED = 128, 256
"""Texts that are looked at in search of the nearest: more find more of them, and take longer."""
_AT_ONCE: Final = 1024


@dataclass(frozen=True)
class Graph:
    """`kind` and `audience` of its texts, and before which row (`through`) they stand."""

    path: Path
    kind: int
    audience: int
    through: int
    index: "Index" = field(repr=False, compare=False)
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.index)

    def around(self, place: Vectors, count: int) -> Numbers:
        """The rows of about the `count` nearest."""
        asked = np.frombuffer(packed(place), dtype=np.int8)
        with self.lock:  # a search keeps its state in the index
            # mypy takes the setter, which stands further down in usearch, for another property
            self.index.expansion_search = max(WIDTH_ASKED, count)  # type: ignore[misc]
            found = self.index.search(asked, count, threads=1)
        return np.asarray(found.keys).astype(np.int64)

    def members(self, told: Records, numbers: Numbers) -> NDArray[np.intp]:
        """Where its texts stand among these."""
        of_it = (told["kind"] == self.kind) & (told["audience"] == self.audience)
        return np.flatnonzero(of_it & (numbers < self.through))


_mapped: dict[Path, Graph] = {}


def graphs_in(folder: Path, dimensions: int) -> list[Graph]:
    """Those that are whole. A damaged one is taken away, for the worker to make anew."""
    global _mapped
    found = {}
    for path in sorted(folder.glob("near-*.graph")):
        graph = _mapped.get(path) or _map(path, dimensions)
        if graph:
            found[path] = graph
    others = {path: graph for path, graph in _mapped.items() if path.parent != folder}
    _mapped = found | {path: graph for path, graph in others.items() if path.exists()}
    return list(found.values())


def _map(path: Path, dimensions: int) -> Graph | None:
    try:
        kind, audience, through, told = path.stem.split("-")[1:]
        if sum_of(path) == told:
            index = _empty(dimensions)
            index.view(path)
            return Graph(path, int(kind), int(audience), int(through), index)
    except OSError:
        return None  # a newer one was made meanwhile, or this process has too much open
    except (RuntimeError, ValueError):
        pass
    with suppress(OSError):  # who may not write here leaves it to who may
        path.unlink()
    return None


def make(folder: Path, rows: NDArray[np.int8], group: tuple[int, int], numbers: Numbers) -> None:
    """Of `rows` those `numbers`. One thread and a fixed order: the same rows give the same file."""
    index = _empty(rows.shape[1])
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE]
        index.add(some.astype(np.uint64), np.ascontiguousarray(rows[some]), threads=1)
    draft = folder / "near.new"
    index.save(draft)
    old = set(folder.glob(f"near-{group[0]}-{group[1]}-*.graph"))
    new = folder / f"near-{group[0]}-{group[1]}-{len(rows)}-{sum_of(draft)}.graph"
    draft.replace(new)
    for path in old - {new}:
        path.unlink(missing_ok=True)


def _empty(dimensions: int) -> "Index":
    from usearch.index import Index  # loaded where there are that many texts

    return Index(
        ndim=dimensions, metric="cos", dtype="i8", connectivity=NEIGHBOURS,
        expansion_add=WIDTH_MADE, expansion_search=WIDTH_ASKED, enable_key_lookups=False,
    )  # fmt: skip
