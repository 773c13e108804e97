"""The nearest of each text while more are found: those that too many outdo are left out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .nearness import NEAR, Codes, Nears, Scales, Texts

Numbers = NDArray[np.intp]
SHARE: Final = 4
"""What is new is put in order when it is a fourth of all: each time costs as much as all does."""
NONE: Final = np.zeros(0, dtype=NEAR)


class Lists:
    """:param known: what was known of the texts before, as `settled` gave it."""

    def __init__(self, texts: Texts, known: Nears, most: int) -> None:
        self._texts, self._most = texts, most
        self._known, self._new, self._waiting = known, list[Nears](), 0
        self._lasts: tuple[Nears, Codes] | None = None

    def add(self, one: Numbers, other: Numbers, likeness: Scales) -> None:
        near = np.empty(len(one), dtype=NEAR)
        near["one"], near["other"], near["likeness"] = one, other, likeness
        self._new.append(near)
        self._waiting += len(near)
        if self._waiting * SHARE > len(self._known):
            self.settled()

    def settled(self) -> Nears:
        """By text, circle and nearness. Only those that something new was found for are put in
        order; the others are."""
        if self._new:
            new, is_touched = np.concatenate(self._new), np.zeros(len(self._texts), np.bool_)
            is_touched[new["one"]] = True
            hit = is_touched[self._known["one"]]
            cut = self._cut(np.concatenate((self._known[hit], new)))
            joined = np.concatenate((self._known[~hit], cut))
            self._known = joined[np.argsort(joined["one"], kind="stable")]
            self._new, self._waiting, self._lasts = [], 0, None
        return self._known

    def last(self, circle: int, least: np.float32) -> tuple[Scales, Codes]:
        """Of each text, what must be outdone to be among its nearest of the circle: how near it is,
        and its turn. As far as all is settled."""
        near = np.full(len(self._texts), least, dtype=np.float32)
        turns = np.full(len(self._texts), np.iinfo(np.int64).max)
        for each in {circle, int(self._texts.circles.wider[circle])}:
            last = self._full(each)
            one, turn = last["one"], self._texts.turns[last["other"]]
            is_nearer = last["likeness"] > near[one]
            is_nearer |= (last["likeness"] == near[one]) & (turn < turns[one])
            near[one[is_nearer]] = last["likeness"][is_nearer]
            turns[one[is_nearer]] = turn[is_nearer]
        return near, turns

    def _full(self, circle: int) -> Nears:
        """The last of each full list of the circle."""
        if self._lasts is None:
            circles = self._texts.circles.of[self._known["other"]]
            begins, sizes = _runs(self._keys(self._known, circles))
            last = begins[sizes == self._most] + self._most - 1
            order = last[np.argsort(circles[last], kind="stable")]
            self._lasts = self._known[order], circles[order]
        lasts, of = self._lasts
        first, end = np.searchsorted(of, (circle, circle + 1))
        return lasts[first:end]

    def _cut(self, near: Nears) -> Nears:
        """Those that fewer than `most` of their circle, and of the wider one with it, are nearer
        than."""
        circles = self._texts.circles
        near = near[self._order(near, circles.wider[circles.of[near["other"]]])]
        of = circles.of[near["other"]]
        wider = circles.wider[of]
        begins, sizes = _runs(self._keys(near, wider))
        seen = np.cumsum(of == wider) - (of == wider)
        before = np.where(of == wider, 0, seen - np.repeat(seen[begins], sizes))
        keys = self._keys(near, of)
        order = np.argsort(keys, kind="stable")
        begins, sizes = _runs(keys[order])
        within = np.arange(len(near)) - np.repeat(begins, sizes)
        cut: Nears = near[order[within + before[order] < self._most]]
        return cut

    def _order(self, near: Nears, circles: Codes) -> Numbers:
        """By text, circle and nearness."""
        keys = self._texts.turns[near["other"]], -near["likeness"], self._keys(near, circles)
        return np.lexsort(keys)

    def _keys(self, near: Nears, circles: Codes) -> Codes:
        """A number for each text and circle, in their order."""
        return near["one"].astype(np.int64) * len(self._texts.circles.wider) + circles


def _runs(keys: Codes) -> tuple[Numbers, Numbers]:
    """Where those that are equal begin, and how many they are."""
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    return begins, np.diff(np.append(begins, len(keys)))
