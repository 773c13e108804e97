"""Where each text of a generation lies in the space, beside tantivy's files: to find by meaning.

places.int8   a row for each text, whole numbers -127..127 that point the same way as its place
places.tsv    a line for each row: uid, kind, audience, platform, open; `-` and a uid where one
              was taken away. The last line about a uid counts.

Written before tantivy commits, so that a crash leaves rows too many, never too few; a uid that
tantivy doesn't have is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import Vectors

from .clauses import Narrowed
from .reach import Reach

MOST: Final = 100_000
"""Texts that are compared one by one; in more, candidates are found by their words alone."""
_BLOCK: Final = 16_384
GONE: Final = "-"
ROWS, LINES = "places.int8", "places.tsv"


@dataclass(frozen=True)
class Coded:
    """Few words, many times over: numbers are compared faster. Codes are places in `names`."""

    names: tuple[str, ...]
    codes: NDArray[np.intp]

    @classmethod
    def of(cls, words: Sequence[str]) -> Coded:
        codes: dict[str, int] = {}
        each = np.array([codes.setdefault(word, len(codes)) for word in words], dtype=np.intp)
        return cls(tuple(codes), each)

    def among(self, wanted: Set[str]) -> NDArray[np.bool_]:
        """Where it is one of `wanted`."""
        chosen = np.array([name in wanted for name in self.names], dtype=np.bool_)
        found: NDArray[np.bool_] = chosen[self.codes]
        return found


@dataclass(frozen=True)
class Places:
    """The rows that count, with what narrows them down. `numbers` say which they are on disk."""

    rows: NDArray[np.int8]
    uids: Sequence[str]
    kinds: Coded
    audiences: Coded
    platforms: NDArray[np.int64]
    is_open: NDArray[np.bool_]
    numbers: NDArray[np.int64]

    @classmethod
    def read(cls, folder: Path, dimensions: int) -> Places | None:
        """None where there are none, or more than are compared one by one."""
        try:
            rows = np.memmap(folder / ROWS, dtype=np.int8, mode="r")
            told = (folder / LINES).read_text("utf-8").split("\n")[:-1]
        except (OSError, ValueError):
            return None
        written, latest = _latest(told)
        if not latest or len(latest) > MOST or written * dimensions > len(rows):
            return None
        kept = np.array([row for row, _ in latest.values()])
        kinds, audiences, platforms, is_open = zip(
            *(each for _, each in latest.values()), strict=True
        )
        return cls(
            rows[: written * dimensions].reshape(written, dimensions)[kept],
            list(latest), Coded.of(kinds), Coded.of(audiences),
            np.array(platforms, dtype=np.int64), np.array(is_open) == "1", kept,
        )  # fmt: skip

    def near(self, place: Vectors, reach: Reach, narrowed: Narrowed, limit: int) -> list[str]:
        """Uids of the `limit` texts that lie nearest, of those that may be candidates."""
        if narrowed.uid:
            return [narrowed.uid]
        wanted = np.flatnonzero(self._mask(reach, narrowed))
        if not len(wanted) or not place.any():
            return []
        likeness = np.concatenate([
            _likeness(self.rows[wanted[first : first + _BLOCK]], place)
            for first in range(0, len(wanted), _BLOCK)
        ])  # fmt: skip
        nearest = np.argsort(-likeness, kind="stable")[:limit]
        return [self.uids[wanted[at]] for at in nearest if likeness[at] > 0]

    def _mask(self, reach: Reach, narrowed: Narrowed) -> NDArray[np.bool_]:
        mask = np.ones(len(self.uids), dtype=np.bool_)
        if reach.audiences is not None:
            mask &= self.audiences.among(reach.audiences)
        if narrowed.kind:
            mask &= self.kinds.among({narrowed.kind})
        if narrowed.only_open:
            mask &= self.is_open
        if narrowed.platform_id:
            mask &= self.platforms == narrowed.platform_id
        return mask


def _latest(told: Iterable[str]) -> tuple[int, dict[str, tuple[int, list[str]]]]:
    """How many rows were written; and of each text that is there its row and what narrows it."""
    latest: dict[str, tuple[int, list[str]]] = {}
    written = 0
    for line in told:
        if line.startswith(GONE):
            latest.pop(line.removeprefix(GONE), None)
            continue
        uid, *rest = line.split("\t")
        latest[uid] = written, rest
        written += 1
    return written, latest


def _likeness(rows: NDArray[np.int8], place: Vectors) -> Vectors:
    exact = rows.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", exact, exact))
    likeness: Vectors = (exact @ place) / np.maximum(lengths, np.float32(1))
    return likeness
