"""What a segment's file still counts though it is gone: it is taken from what the file says.

At every size, to the last edit: a text that was just hidden must not go on making its words common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .graphs import Numbers
from .segmenting import GONE, table_of
from .segments import Segment
from .tables import Table
from .worded import Worded

MANY: Final = 16
"""Tables of a segment before they are counted as one: each is looked through for each question."""


@dataclass(frozen=True)
class Gone:
    """`rows`, in rising order, that are counted in `tables`."""

    rows: Numbers
    tables: tuple[Table, ...] = ()


def rows_gone(segment: Segment, groups: NDArray[Any]) -> Numbers:
    """Rows that counted when the file was made, and now count no more.

    :param groups: of each row of the index.
    """
    now = groups[segment.first : segment.through]
    return segment.first + np.flatnonzero(segment.is_there & (now == GONE))


def gone_from(segment: Segment, worded: Worded, groups: NDArray[Any]) -> Sequence[Table]:
    """How many of those have each feature. What was counted for an earlier state is kept: little
    goes between two, and a row that is gone never comes back."""
    rows = rows_gone(segment, groups)
    known = segment.gone[-1] if segment.gone else Gone(rows[:0])
    if len(known.tables) >= MANY or not np.isin(known.rows, rows).all():
        known = Gone(rows[:0])
    fresh = np.setdiff1d(rows, known.rows, assume_unique=True)
    if len(fresh):
        table = table_of(worded, fresh, segment.arrays["group"][fresh - segment.first])
        known = Gone(rows, (*known.tables, table))
    segment.gone[:] = [known]
    return known.tables
