"""The few largest numbers of each row."""

import numpy as np

from .lists import Numbers
from .nearness import Codes, Scales


def few(near: Scales, least: Scales, turns: Codes, most: int) -> tuple[Numbers, Numbers, Scales]:
    """Rows and columns of the `most` largest of each row that are `least` at least, perhaps with
    some that are as large as the last of them; and what those of each row are at least.

    :param turns: of the columns. Where very many are as large, those whose turn is first.
    """
    if near.shape[1] > most:
        least = np.maximum(np.partition(near, -most, axis=1)[:, -most], least)
    row, at = np.nonzero(near >= least[:, None])
    if len(row) > most * len(near):
        by_turn = np.argsort(turns)
        row, at = _first(near[:, by_turn], least, most)
        at = by_turn[at]
    return row, at, least


def _first(near: Scales, least: Scales, most: int) -> tuple[Numbers, Numbers]:
    """Of those that are `least`, as many as there is room for."""
    row, at = np.nonzero(near >= least[:, None])
    is_least = near[row, at] == least[row]
    room = most - np.bincount(row[~is_least], minlength=len(near))
    nth = np.cumsum(is_least)
    begins = np.searchsorted(row, row)
    before = nth[begins] - is_least[begins]
    fits = ~is_least | (nth - before <= room[row])
    return row[fits], at[fits]
