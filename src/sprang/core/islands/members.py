"""Which texts are of a circle or a house, and the part of a table that is about them."""

import numpy as np

from .lists import Numbers
from .nearness import EVERYBODYS, Codes, Scales


class Members:
    """Of each code the numbers that have it, rising."""

    def __init__(self, codes: Codes) -> None:
        self._order = np.argsort(codes, kind="stable")
        self._codes = codes[self._order]

    def of(self, code: int, upto: int) -> Numbers:
        """Those below `upto`."""
        first, last = np.searchsorted(self._codes, (code, code + 1))
        found = self._order[first:last]
        return found[: np.searchsorted(found, upto)]


def compared(owner: int, houses: Codes) -> Numbers:
    """Where those stand that are compared with a circle of the owner's."""
    if owner == EVERYBODYS:
        return np.arange(len(houses))
    return np.flatnonzero(houses == owner)


def part(table: Scales, rows: Numbers, columns: Numbers) -> Scales:
    """By `take`, which goes through memory in its order."""
    if len(rows) < len(table):
        table = table[rows]
    found: Scales = np.take(table, columns, axis=1)
    return found
