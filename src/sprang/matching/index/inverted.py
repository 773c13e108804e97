"""Which texts have which words, as the index is now: what finding by words reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import bm25

from . import segment_files, vocabulary_files
from .graphs import Numbers
from .segment_files import segments_in
from .segmenting import GONE, table_of
from .segments import MOST, Segment
from .tables import Counts, Table, summed
from .worded import Worded

LAST: Final = 512
"""Rows that may come after the last file: they are counted anew whenever the index is opened."""
STALE: Final = 64
PART: Final = 64
"""Texts of a file that may be gone before it is made anew: so many, and one of so many of them."""
FEW: Final = 20_000
"""Texts up to which frequencies are exact; above, what is gone may still be counted a while."""
NOWHERE: Final[Numbers] = np.zeros(0, dtype=np.int64)
NOTHING: Final = np.zeros(0, dtype=np.float32)


@dataclass(frozen=True)
class Sums:
    """What the texts score that have something of what was asked: `rows` in rising order."""

    rows: Numbers
    scores: NDArray[np.float32]


@dataclass(frozen=True)
class Inverted:
    """`gone`: what the segments still count and is gone."""

    segments: Sequence[Segment]
    gone: Sequence[Table] = ()

    @classmethod
    def read(cls, folder: Path, worded: Worded, groups: NDArray[Any]) -> Inverted:
        """:param groups: of each row (see `tables`), GONE where it counts no more."""
        found = segments_in(folder, len(groups))
        through = found[-1].through if found else 0
        is_few = int((groups != GONE).sum()) <= FEW
        gone = [_gone(each, worded, groups) for each in found] if is_few else []
        for first in range(through, len(groups), MOST):
            found.append(Segment.of(first, min(first + MOST, len(groups)), worded, groups))
        return cls(found, gone)

    def frequencies(self, groups: Sequence[int] | None, codes: NDArray[np.uint64]) -> Counts:
        """How many texts have each feature, in these groups or in all."""
        tables = (each.table for each in self.segments)
        return summed(tables, groups, codes) - summed(self.gone, groups, codes)

    def sums(self, words: Numbers, weights: NDArray[np.float64], mean_length: float) -> Sums:
        """BM25 of each text that has one of the words, which stand in rising order."""
        weights = weights.astype(np.float32)
        rows, scores = [NOWHERE], [NOTHING]
        for segment in self.segments:
            places, found, times = segment.having(words)
            lengths = segment.arrays["lengths"].astype(np.float64)
            pivots = (bm25.K1 * bm25.pivot(lengths, mean_length)).astype(np.float32)
            count = times.astype(np.float32)
            gains = weights[places] * (count / (count + pivots[found]))
            total = np.bincount(found, weights=gains).astype(np.float64)
            there = np.flatnonzero(total)
            rows.append(there.astype(np.int64) + segment.first)
            # In half as many bits: the order in which words are added up, which follows from when
            # they were first written, perhaps by others, is not seen.
            scores.append(total[there].astype(np.float32))
        return Sums(np.concatenate(rows), np.concatenate(scores))

    def texts_with(self, words: Numbers, seen: NDArray[np.bool_]) -> Counts:
        """How many of the rows that are `seen` have each word."""
        counted = np.zeros(len(words), dtype=np.int64)
        for segment in self.segments:
            places, found, _times = segment.having(words)
            counted += np.bincount(places[seen[segment.first + found]], minlength=len(words))
        return counted


def _gone(segment: Segment, worded: Worded, groups: NDArray[Any]) -> Table:
    now = groups[segment.first : segment.through]
    rows = np.flatnonzero(segment.is_there & (now == GONE))
    return table_of(worded, segment.first + rows, segment.arrays["group"][rows])


def renew(folder: Path, worded: Worded, groups: NDArray[Any]) -> None:
    """Make the files that are missing, or that too much has changed since."""
    vocabulary_files.renew(folder, worded)
    found = segments_in(folder, len(groups))
    for each in found:
        now = groups[each.first : each.through]
        gone = int(np.count_nonzero(each.is_there & (now == GONE)))
        if gone > STALE + len(now) // PART:
            segment_files.make(folder, Segment.of(each.first, each.through, worded, groups))
    first = found[-1].through if found else 0
    if len(groups) - first > LAST:
        first = _joined(found, first, len(groups))
        for begin in range(first, len(groups), MOST):
            end = min(begin + MOST, len(groups))
            segment_files.make(folder, Segment.of(begin, end, worded, groups))


def _joined(found: Sequence[Segment], first: int, end: int) -> int:
    """With those before that are no longer than it: few files, and each row is seldom moved."""
    for each in reversed(found):
        if each.through - each.first > 2 * (end - first) or end - each.first > MOST:
            break
        first = each.first
    return first
