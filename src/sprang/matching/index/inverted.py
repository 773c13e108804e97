"""Which texts have which words, as the index is now: what finding by words reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import bm25

from .columns import repeated
from .gone import gone_from
from .graphs import Numbers
from .segment_files import segments_in
from .segmenting import GONE
from .segments import MOST, Segment
from .tables import Counts, Table, summed
from .worded import Worded

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
        found = [each for each in segments_in(folder, len(groups)) if _has_all(each, groups)]
        gone = [table for each in found for table in gone_from(each, worded, groups)]
        for gap in gaps(found, len(groups)):
            found += [Segment.of(*each, worded, groups) for each in pieces(*gap)]
        return cls(sorted(found, key=lambda each: each.first), gone)

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

    def texts_with(
        self, words: Numbers, which: NDArray[np.intp], seen: NDArray[np.bool_]
    ) -> Counts:
        """How many of the rows that are `seen` have one of the words, apart for each of `which`.

        :param words: in rising order; several may be the same one of `which`, with a capital.
        """
        counted = np.zeros(int(which.max(initial=-1)) + 1, dtype=np.int64)
        is_doubled = np.bincount(which)[which] > 1 if len(which) else np.zeros(0, dtype=np.bool_)
        for segment in self.segments:
            places, found, _times = segment.having(words)
            is_seen = seen[segment.first + found]
            places, rows = places[is_seen], found[is_seen]
            counted += np.bincount(which[places], minlength=len(counted))
            again = is_doubled[places]  # of these alone: looking through all takes far longer
            span = segment.through - segment.first
            pairs = repeated(which[places[again]] * span + rows[again])
            counted -= np.bincount(pairs // span, minlength=len(counted))
        return counted


def gaps(found: Sequence[Segment], end: int) -> list[tuple[int, int]]:
    """Rows before the end that no file has, from the first of each range and before its last."""
    begins = [0, *(each.through for each in found)]
    ends = [*(each.first for each in found), end]
    return [(first, last) for first, last in zip(begins, ends, strict=True) if first < last]


def pieces(first: int, end: int) -> list[tuple[int, int]]:
    """As many rows as a file has room for, and the rest."""
    return [(begin, min(begin + MOST, end)) for begin in range(first, end, MOST)]


def _has_all(segment: Segment, groups: NDArray[Any]) -> bool:
    """Whether it has each row that counts: one that was made later lacks those replaced since, and
    who reads an earlier state counts its rows in memory."""
    now = groups[segment.first : segment.through]
    return bool((segment.is_there | (now == GONE)).all())
