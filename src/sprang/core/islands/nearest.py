"""Which texts are nearest each text: exactly, a block at a time, as texts come and go.

Two are a pair where one of them is among the nearest of the other. That follows from the texts
alone, not from the order they came in: who comes takes the place of who is farther, and who has
lost one of the nearest is compared with all again.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .nearness import NEAR, Codes, Nears, Scales, Texts

Numbers = NDArray[np.intp]
BLOCK: Final = 256
"""Texts that are compared with all others at once: 0.2 GB at 100,000 texts."""
MOST: Final = 10
"""Nearest of one text in one group. A text that says what everybody says has no end of them."""
SHARE: Final = 4
"""What is new is put in order when it is a fourth of all: each time costs as much as all does."""
NONE: Final = np.zeros(0, dtype=NEAR)


class Nearest:
    """:param known: the nearest of the texts that have been compared with each other, as `all` gave
        them.
    :param least: how alike two must be."""

    def __init__(self, texts: Texts, least: float, known: Nears = NONE, most: int = MOST) -> None:
        self._texts, self._least, self._most = texts, np.float32(least), most
        self._turned = np.ascontiguousarray(texts.rows.T, dtype=np.float32)
        self._known, self._new = known, list[Nears]()
        self._farthest = self._known[:0]
        self._settle()

    def again(self, chosen: Numbers, upto: int) -> None:
        """Find the nearest of some texts, of which nothing is known, among the first `upto`."""
        for one, likeness in zip(chosen, self._likeness(chosen, upto), strict=True):
            alike = np.flatnonzero(likeness >= self._least)
            self._found(one, alike[alike != one], likeness)
        self._settle_when_many()

    def come(self, first: int, last: int) -> None:
        """Compare the texts `first` to `last`, which are new, with those before them."""
        likeness = self._likeness(np.arange(first, last), last)
        for group in np.unique(self._texts.groups[first:last]):
            farthest = self._farthest_in(group)
            for one in first + np.flatnonzero(self._texts.groups[first:last] == group):
                near = likeness[one - first]
                alike = np.flatnonzero(near[:one] >= self._least)
                self._found(one, alike, near)
                self._find(one, alike, near, *farthest)
        self._settle_when_many()

    def all(self) -> Nears:
        """By text, group and nearness."""
        self._settle()
        return self._known

    def _likeness(self, chosen: Numbers, upto: int) -> Scales:
        likeness: Scales = self._turned[:, chosen].T @ self._turned[:, :upto]
        likeness *= np.multiply.outer(self._texts.scales[chosen], self._texts.scales[:upto])
        return likeness

    def _found(self, one: np.intp, others: Numbers, likeness: Scales) -> None:
        """The nearest of `one`, of these."""
        if len(others) > self._most:
            groups = self._texts.groups[others]
            inside = (others[groups == group] for group in np.flatnonzero(np.bincount(groups)))
            others = np.concatenate([self._few(each, likeness) for each in inside])
        near = np.empty(len(others), dtype=NEAR)
        near["one"], near["other"], near["likeness"] = one, others, likeness[others]
        self._new.append(near)

    def _few(self, others: Numbers, likeness: Scales) -> Numbers:
        """The nearest of one group, without putting all in order."""
        if len(others) <= self._most:
            return others
        last = np.partition(likeness[others], -self._most)[-self._most]
        sure, perhaps = others[likeness[others] > last], others[likeness[others] == last]
        first = np.argsort(self._texts.turns[perhaps])[: self._most - len(sure)]
        return np.concatenate((sure, perhaps[first]))

    def _find(
        self, one: np.intp, others: Numbers, likeness: Scales, farthest: Scales, turns: Codes
    ) -> None:
        """Those that `one` is among the nearest of."""
        near, turn = likeness[others], self._texts.turns[one]
        nearer = (near > farthest[others]) | (near == farthest[others]) & (turn < turns[others])
        found = np.empty(int(nearer.sum()), dtype=NEAR)
        found["one"], found["other"], found["likeness"] = others[nearer], one, near[nearer]
        self._new.append(found)

    def _farthest_in(self, group: int) -> tuple[Scales, Codes]:
        """Of each text, what must be outdone to be among its nearest in the group."""
        likeness = np.full(len(self._texts), self._least, dtype=np.float32)
        turns = np.full(len(self._texts), np.iinfo(np.int64).max)
        last = self._farthest[self._texts.groups[self._farthest["other"]] == group]
        likeness[last["one"]], turns[last["one"]] = (
            last["likeness"],
            self._texts.turns[last["other"]],
        )
        return likeness, turns

    def _settle_when_many(self) -> None:
        if sum(map(len, self._new)) * SHARE > len(self._known):
            self._settle()

    def _settle(self) -> None:
        """Only those that something new was found for are put in order; the others are."""
        new, is_touched = np.concatenate((NONE, *self._new)), np.zeros(len(self._texts), np.bool_)
        is_touched[new["one"]] = True
        hit = is_touched[self._known["one"]]
        joined = np.concatenate(
            (self._known[~hit], self._cut(np.concatenate((self._known[hit], new))))
        )
        self._known = joined[np.argsort(joined["one"], kind="stable")]
        self._new.clear()
        begins, sizes = _runs(self._known, self._texts.groups)
        self._farthest = self._known[begins[sizes == self._most] + self._most - 1]

    def _cut(self, near: Nears) -> Nears:
        """The nearest of each text in each group, in order."""
        groups, turns = self._texts.groups, self._texts.turns
        keys = turns[near["other"]], -near["likeness"], groups[near["other"]], near["one"]
        ordered = near[np.lexsort(keys)]
        begins, sizes = _runs(ordered, groups)
        within = np.arange(len(ordered)) - np.repeat(begins, sizes)
        return ordered[within < self._most]


def _runs(ordered: Nears, groups: Codes) -> tuple[Numbers, Numbers]:
    """Where the nearest of one text in one group begin, and how many they are."""
    changes = np.diff(ordered["one"], prepend=-1) | np.diff(groups[ordered["other"]], prepend=-1)
    begins = np.flatnonzero(changes)
    return begins, np.diff(np.append(begins, len(ordered)))


def blocks(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Of so many texts as are compared at once."""
    for begin in range(first, last, BLOCK):
        yield begin, min(begin + BLOCK, last)
