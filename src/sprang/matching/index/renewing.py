"""Making the files anew that say which texts have which words, and taking away leftovers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from . import segment_files, vocabulary_files
from .gone import rows_gone
from .inverted import gaps, pieces
from .segment_files import segments_in
from .segments import MOST, Segment
from .worded import Worded

LAST: Final = 512
"""Rows that may come after the last file: they are counted anew whenever the index is opened."""
STALE: Final = 64
PART: Final = 64
"""Texts of a file that may be gone before it is made anew: so many, and one of so many of them."""


def renew(folder: Path, worded: Worded, groups: NDArray[Any]) -> None:
    """Make the files that are missing, or that too much has changed since."""
    vocabulary_files.renew(folder, worded)
    found = segments_in(folder, len(groups))
    missing = [(each.first, each.through) for each in found if _is_stale(each, groups)]
    for first, end in _wanted(found, len(groups)):
        missing += pieces(first if end < len(groups) else _joined(found, first, end), end)
    for first, end in missing:
        segment_files.make(folder, Segment.of(first, end, worded, groups))


def lacking(folder: Path, rows: int) -> int:
    """Rows that have no file and should have one."""
    found = segments_in(folder, rows)
    return sum(end - first for first, end in _wanted(found, rows))


def _wanted(found: Sequence[Segment], end: int) -> list[tuple[int, int]]:
    """What has no file, but for the few rows that came last."""
    return [gap for gap in gaps(found, end) if gap[1] < end or gap[1] - gap[0] > LAST]


def sweep(folder: Path, rows: int, words: int) -> None:
    """Take away what speaks of more rows or words than there are: it was made of others."""
    segment_files.sweep(folder, rows)
    vocabulary_files.sweep(folder, words)


def _is_stale(segment: Segment, groups: NDArray[Any]) -> bool:
    gone = len(rows_gone(segment, groups))
    return gone > STALE + (segment.through - segment.first) // PART


def _joined(found: Sequence[Segment], first: int, end: int) -> int:
    """With those before that are no longer than it: few files, and each row is seldom moved."""
    for each in reversed(found):
        is_long = each.through - each.first > 2 * (end - first)
        if each.through != first or is_long or end - each.first > MOST:
            break
        first = each.first
    return first
