"""How many texts have each feature, apart for each audience that statistics are taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.foundation.access import NETWORK, PUBLIC

from .columns import met

Counts = NDArray[np.int64]
OTHERS: Final = 0xFFFFFFFF
"""In place of an audience's number: all that are not counted apart, units and rooms."""
LAYOUT: Final[Mapping[str, str]] = {
    "codes": "<u8", "groups": "<u4", "ends": "<u4", "texts": "<u2",
}  # fmt: skip
"""groups   numbers of audiences, in rising order
ends     where the codes of each end
codes    of features, in rising order within a group
texts    how many of the group's texts have it"""
_AT_ONCE: Final = 4096


@dataclass(frozen=True)
class Table:
    groups: NDArray[Any]
    ends: NDArray[Any]
    codes: NDArray[Any]
    texts: NDArray[Any]

    def count(self, groups: Sequence[int] | None, asked: NDArray[np.uint64]) -> Counts:
        """Texts that have each feature, in these groups or in all."""
        found = np.zeros(len(asked), dtype=np.int64)
        for group, first, end in self._each():
            if groups is None or group in groups:
                there, at = met(self.codes[first:end], asked)
                found[there] += self.texts[first + at]
        return found

    def _each(self) -> Iterator[tuple[int, int, int]]:
        ends = self.ends.tolist()
        return zip(self.groups.tolist(), [0, *ends][:-1], ends, strict=True)


def groups_of(audiences: NDArray[Any], names: Sequence[str]) -> NDArray[np.uint32]:
    """The group of each text, by the number of its audience."""
    told = [n if is_counted(name) else OTHERS for n, name in enumerate(names)]
    groups: NDArray[np.uint32] = np.array(told, dtype=np.uint32)[audiences]
    return groups


def is_counted(audience: str) -> bool:
    return audience in (PUBLIC, NETWORK) or audience.startswith("platform:")


def counted(
    having: csr_array, features: csr_array, codes: NDArray[Any], groups: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    """The arrays of a `Table`.

    :param having: which words each text has.
    :param features: which features each word has; `codes`, in rising order, are theirs.
    """
    chosen, ends, found, texts = np.unique(groups), list[int](), [codes[:0]], [groups[:0]]
    for group in chosen:
        rows = np.flatnonzero(groups == group)
        total = np.zeros(len(codes), dtype=np.int64)
        for first in range(0, len(rows), _AT_ONCE):
            has = having[rows[first : first + _AT_ONCE]] @ features
            total += np.bincount(has.indices, minlength=len(codes))
        there = np.flatnonzero(total)
        found.append(codes[there])
        texts.append(total[there])
        ends.append(sum(map(len, found)))
    return {
        "codes": np.concatenate(found), "groups": chosen, "ends": np.array(ends, dtype=np.int64),
        "texts": np.concatenate(texts),
    }  # fmt: skip


def summed(tables: Iterable[Table], groups: Sequence[int] | None, asked: Any) -> Counts:
    total = np.zeros(len(asked), dtype=np.int64)
    for each in tables:
        total += each.count(groups, asked)
    return total
