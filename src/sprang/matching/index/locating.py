"""Where texts lie in the space, many at once."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.space import Side, Space
from sprang.core.space.space import SIDES, Vectors

from .packing import packed_rows
from .wording import Wording

MOST: Final = 1 << 16
"""Words whose vectors are remembered: the same ones come back in text after text."""


class Locator:
    """Of the texts that wait to be written. The places are those of `core.ranking.placing`, to the
    last bit, however many there are."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._words = {side: _Words(space, side) for side in SIDES}

    def rows(self, waiting: Wording) -> NDArray[np.int8]:
        numbers, ends, worth = waiting.waiting()
        is_english = waiting.is_english()
        found = np.zeros((len(ends), self._space.dimensions), dtype=np.int8)
        every = csr_array(
            (worth, numbers.astype(np.int32), np.concatenate(([0], ends))),
            shape=(len(ends), int(numbers.max(initial=0)) + 1),
        )
        for side in SIDES:
            chosen = is_english == (side == "en")
            if chosen.any():
                some = every if chosen.all() else every[np.flatnonzero(chosen)]
                vectors, some.indices = self._words[side].vectors(some.indices, waiting)
                some = csr_array(
                    (some.data, some.indices, some.indptr), shape=(some.shape[0], len(vectors))
                )
                found[chosen] = packed_rows(self._space.texts(some, vectors, side))
        return found


class _Words:
    """The vectors of words on one side."""

    def __init__(self, space: Space, side: Side) -> None:
        self._space, self._side, self._count = space, side, 0
        self._at = np.zeros(0, dtype=np.int32)
        self._vectors = np.zeros((0, space.dimensions), dtype=np.float32)

    def vectors(self, numbers: NDArray[Any], waiting: Wording) -> tuple[Vectors, NDArray[Any]]:
        """Some vectors, and which of them each word has."""
        distinct = np.flatnonzero(np.bincount(numbers)) if len(numbers) else numbers
        if len(distinct) > MOST:
            at = np.zeros(int(distinct[-1]) + 1, dtype=np.int32)
            at[distinct] = np.arange(len(distinct))
            return self._looked_up(distinct.tolist(), waiting), at[numbers]
        self._remember(distinct, waiting)
        return self._vectors[: self._count], self._at[numbers]

    def _remember(self, distinct: NDArray[Any], waiting: Wording) -> None:
        more = int(distinct.max(initial=-1)) + 1 - len(self._at)
        self._at = np.pad(self._at, (0, max(more, 0)), constant_values=-1)
        fresh = distinct[self._at[distinct] < 0]
        if self._count + len(fresh) > MOST:
            self._at[:], self._count, fresh = -1, 0, distinct
        if not len(self._vectors):
            self._vectors = np.empty((MOST, self._space.dimensions), dtype=np.float32)
        end = self._count + len(fresh)
        self._vectors[self._count : end] = self._looked_up(fresh.tolist(), waiting)
        self._at[fresh] = np.arange(self._count, end)
        self._count = end

    def _looked_up(self, numbers: Sequence[int], waiting: Wording) -> Vectors:
        terms = (tuple(waiting.line(number).split(" ")[1:]) for number in numbers)
        return self._space.words(terms, self._side)[0]
