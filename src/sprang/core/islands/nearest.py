"""Which texts are nearest each text: exactly, a block at a time, as texts come and go.

Two are a pair where one of them is among the nearest of the other. That follows from the texts
alone, not from the order they came in: who comes takes the place of who is farther, and who has
lost one of the nearest is compared with all again.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from .few import few
from .lists import NONE, Lists, Numbers
from .members import Members, compared, part
from .nearness import EVERYBODYS, Circles, Codes, Nears, Scales, Texts

BLOCK: Final = 256
"""Texts that are compared with all others at once: 0.2 GB at 100,000 texts."""
MOST: Final = 10
"""Nearest of one text in one circle. A text that says what everybody says has no end of them."""


class Nearest:
    """:param known: the nearest of the texts that have been compared with each other, as `all` gave
        them.
    :param least: how alike two must be."""

    def __init__(self, texts: Texts, least: float, known: Nears = NONE, most: int = MOST) -> None:
        self._texts, self._least, self._most = texts, np.float32(least), most
        self._exact = texts.rows.astype(np.float32)
        self._lists = Lists(texts, known, most)
        self._members = Members(texts.circles.of)
        self._of_house = Members(texts.circles.houses)

    def again(self, chosen: Numbers, upto: int) -> None:
        """Find the nearest of some texts, of which nothing is known, among the first `upto`."""
        self._find(chosen, self._likeness(chosen, upto))

    def come(self, first: int, last: int) -> None:
        """Compare the texts `first` to `last`, which are new, with those before them."""
        new = np.arange(first, last)
        likeness = self._likeness(new, last)
        self._enter(new, likeness[:, :first])
        self._find(new, likeness)

    def all(self) -> Nears:
        """By text, circle and nearness."""
        return self._lists.settled()

    def _likeness(self, chosen: Numbers, upto: int) -> Scales:
        likeness: Scales = self._exact[chosen] @ self._exact[:upto].T
        likeness *= np.multiply.outer(self._texts.scales[chosen], self._texts.scales[:upto])
        likeness[np.arange(len(chosen)), chosen] = -np.inf  # nobody is near itself
        return likeness

    def _find(self, chosen: Numbers, likeness: Scales) -> None:
        """The nearest of those chosen, in each circle that they are compared with."""
        circles, leasts = self._texts.circles, dict[int, Scales]()
        houses = circles.houses[chosen]
        for circle in _the_wide_first(circles, houses).tolist():
            rows = compared(circles.owners[circle], houses)
            columns = self._members.of(circle, likeness.shape[1])
            least = leasts.get(int(circles.wider[circle]), np.full(len(rows), self._least))
            near = part(likeness, rows, columns)
            row, at, leasts[circle] = few(near, least, self._texts.turns[columns], self._most)
            self._lists.add(chosen[rows[row]], columns[at], near[row, at])

    def _enter(self, new: Numbers, likeness: Scales) -> None:
        """Those before, whom the new ones are among the nearest of."""
        circles, turns = self._texts.circles, self._texts.turns
        for circle in np.unique(circles.of[new]).tolist():
            owner, rows = circles.owners[circle], np.flatnonzero(circles.of[new] == circle)
            ones = np.arange(likeness.shape[1])
            if owner != EVERYBODYS:
                ones = self._of_house.of(owner, len(ones))
            last, last_turns = self._lists.last(circle, self._least)
            near = part(likeness, rows, ones)
            row, at = np.nonzero(near >= last[ones])
            one, other, found = ones[at], new[rows[row]], near[row, at]
            is_nearer = (found > last[one]) | (turns[other] < last_turns[one])
            self._lists.add(one[is_nearer], other[is_nearer], found[is_nearer])


def _the_wide_first(circles: Circles, houses: Codes) -> Numbers:
    """The circles that texts of these houses are compared with."""
    compared_with = np.isin(circles.owners, [EVERYBODYS, *np.unique(houses)])
    is_narrow = circles.wider != np.arange(len(circles.wider))
    return np.concatenate(
        [np.flatnonzero(compared_with & each) for each in (~is_narrow, is_narrow)]
    )


def blocks(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Of so many texts as are compared at once."""
    for begin in range(first, last, BLOCK):
        yield begin, min(begin + BLOCK, last)
