"""What is told of each row of places: numbers of one width, so that a million are read at once.

Names (kinds, audiences) stand once in a file of their own, and a record has their numbers.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

TOLD: Final = np.dtype([
    ("high", "<u8"), ("low", "<u8"), ("kind", "<u4"), ("audience", "<u4"),
    ("platform", "<i8"), ("changed", "<i8"), ("length", "<f4"), ("state", "<u4"),
])  # fmt: skip
"""high, low   the uid; where it is no UUID, 0 and its number among the names
changed     when the text had (see `Item.stamp`)
length      of the row of whole numbers"""
GONE, CLOSED, OPEN = range(3)
ROWS, RECORDS, NAMES = "places.int8", "places.told", "places.names"
Records = NDArray[np.void]


def latest(records: Records) -> NDArray[np.intp]:
    """Where the last record about each uid stands, of those that are not gone; in their order."""
    order = np.lexsort((records["low"], records["high"]))  # stable: the last of equals stays last
    high, low = records["high"][order], records["low"][order]
    is_last = np.ones(len(order), dtype=np.bool_)
    is_last[:-1] = (high[1:] != high[:-1]) | (low[1:] != low[:-1])
    last = np.sort(order[is_last])
    there: NDArray[np.intp] = last[records["state"][last] != GONE]
    return there


def among(records: Records, others: Records) -> NDArray[np.bool_]:
    """Which are about a uid that one of the others is about; fast where these are few."""
    found = np.zeros(len(records), dtype=np.bool_)
    if not len(others) or not len(records):
        return found
    high = np.sort(others["high"])
    at = np.minimum(np.searchsorted(high, records["high"]), len(high) - 1)
    perhaps = np.flatnonzero(high[at] == records["high"])
    uids = set(others[["high", "low"]].tolist())
    found[perhaps] = [uid in uids for uid in records[["high", "low"]][perhaps].tolist()]
    return found


def whole(records: Records, rows: int, words: int) -> Records:
    """Those before the first whose row or names a crash has lost."""
    is_gone = records["state"] == GONE
    is_whole = is_gone | (np.cumsum(~is_gone) <= rows)
    is_whole &= np.maximum(records["kind"], records["audience"]) < max(words, 1)
    is_whole &= (records["high"] > 0) | (records["low"] < words)
    return records if is_whole.all() else records[: int(is_whole.argmin())]


def rows_before(records: Records) -> NDArray[np.int64]:
    """For each record how many rows stand before its own; who is gone has none."""
    has_row = records["state"] != GONE
    before: NDArray[np.int64] = np.cumsum(has_row) - has_row
    return before


def standing(numbers: NDArray[np.int64], rows: NDArray[Any]) -> NDArray[np.intp]:
    """Where each of the rows stands among `numbers`, which rise; -1 where it is not."""
    if not len(numbers):
        return np.full(len(rows), -1, dtype=np.intp)
    if len(rows) > len(numbers):
        return _looked_up(numbers, rows)
    at = np.minimum(np.searchsorted(numbers, rows), len(numbers) - 1)
    return np.where(numbers[at] == rows, at, -1)


def _looked_up(numbers: NDArray[np.int64], rows: NDArray[Any]) -> NDArray[np.intp]:
    """Many: from a table. Those after the last number have the place behind it."""
    table = np.full(int(numbers[-1]) + 2, -1, dtype=np.intp)
    table[numbers] = np.arange(len(numbers))
    found: NDArray[np.intp] = table[np.minimum(rows, len(table) - 1)]
    return found


def turns(records: Records) -> NDArray[np.int64]:
    """The place of each uid among all: the same whatever order they came in."""
    found = np.empty(len(records), dtype=np.int64)
    found[np.lexsort((records["low"], records["high"]))] = np.arange(len(records))
    return found
