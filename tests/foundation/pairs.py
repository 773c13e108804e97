"""The pairs of texts that are alike: as they are kept, and as the texts themselves say."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from sprang.core.islands import scales
from sprang.core.ranking.placing import placed
from sprang.core.space import base
from sprang.matching.index import store
from sprang.matching.index.packing import packed
from sprang.matching.index.searching import snapshot
from sprang.matching.index.writing import analysed
from sprang.matching.islands.likeness import POSSIBLE
from sprang.matching.islands.pairs import likenesses
from sprang.matching.items import Item
from sprang.matching.searchables import searchables

MOST: Final = 10
BLOCK: Final = 256
"""Texts at once: whole numbers have the same product however many are multiplied."""


def of_the_pairs() -> Any:
    """The pairs that count, by uid."""
    now = snapshot(store())
    if not now.places:
        return []
    whole = np.ones(len(now.places), dtype=np.bool_)
    kept, uid = likenesses(now.generation, now.places, whole).once(), now.places.uid
    rows = zip(kept.one, kept.other, kept.likeness, strict=True)
    return sorted((*sorted((uid(one), uid(other))), float(like)) for one, other, like in rows)


def of_the_texts() -> Any:
    """Which open records are alike: of each, the nearest ten of what it is compared with, each with
    each and nothing remembered."""
    kinds = [each for each in searchables() if each.letter]
    items = [item for each in kinds for item in each.items() if item.is_open]
    rows = np.array([np.frombuffer(_place(item), dtype=np.int8) for item in items])
    if not len(rows):
        return []
    turns = _numbers([item.uid for item in items])
    found = set()
    for at, likeness in enumerate(_likenesses(rows)):
        likeness[at] = 0
        for other in _nearest(items, at, likeness, turns):
            uids = sorted((items[at].uid, items[other].uid))
            found.add((*uids, float(likeness[other])))
    return sorted(found)


def _numbers(words: list[str]) -> Any:
    """The place of each among all, in order."""
    return np.unique(words, return_inverse=True)[1]


def _likenesses(rows: Any) -> Iterator[Any]:
    """Of each text with all."""
    worth, products = scales(rows, base().spreads["sv"]), rows.astype(np.float32)
    for first in range(0, len(rows), BLOCK):
        block = slice(first, first + BLOCK)
        yield from (products[block] @ products.T) * np.multiply.outer(worth[block], worth)


def _nearest(items: list[Item], at: int, likeness: Any, turns: Any) -> Iterator[int]:
    """Those that fewer than ten are nearer than, of what everybody sees who sees them: of their own
    audience, and of what is internal where that is a unit."""
    alike = np.flatnonzero(likeness >= np.float32(POSSIBLE))
    nearer: Counter[str] = Counter()
    for other in alike[np.lexsort((turns[alike], -likeness[alike]))]:
        audience, platform = items[other].audience, items[other].platform_id
        is_shared = audience in ("public", "network") or audience.startswith("room:")
        if is_shared or platform == items[at].platform_id:
            internal = audience if is_shared else f"platform:{platform}"
            if sum(nearer[each] for each in {audience, internal}) < MOST:
                yield int(other)
            nearer[audience] += 1


def _place(item: Item) -> bytes:
    return packed(placed(analysed(item), base()))
