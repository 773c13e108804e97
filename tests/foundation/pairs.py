"""The pairs of texts that are alike: as they are kept, and as the texts themselves say."""

from typing import Any

import numpy as np

from sprang.core.islands import pairs, scales
from sprang.core.ranking.placing import placed
from sprang.core.space import base
from sprang.matching.index import store
from sprang.matching.index.packing import packed
from sprang.matching.index.schema import analysed
from sprang.matching.index.searching import snapshot
from sprang.matching.islands.kept import likenesses
from sprang.matching.islands.likeness import POSSIBLE
from sprang.matching.items import Item
from sprang.matching.searchables import searchables


def of_the_pairs() -> Any:
    """The pairs that count, by uid."""
    now = snapshot(store())
    if now.places is None:
        return []
    kept, uid = likenesses(now.generation, now.places), now.places.uid
    rows = zip(kept.one, kept.other, kept.likeness, strict=True)
    return sorted((*sorted((uid(one), uid(other))), float(like)) for one, other, like in rows)


def of_the_texts() -> Any:
    """Which open records are alike, each compared with each."""
    kinds = [each for each in searchables() if each.letter]
    items = [item for each in kinds for item in each.items() if item.is_open]
    rows = np.array([np.frombuffer(_place(item), dtype=np.int8) for item in items])
    if not len(rows):
        return []
    scale = scales(rows, base().spreads["sv"])
    groups = np.zeros(len(items), dtype=np.int64)
    found = pairs(rows, scale, groups, POSSIBLE, most=len(items))
    named = ((items[each.one].uid, items[each.other].uid, each.likeness) for each in found)
    return sorted((*sorted((one, other)), like) for one, other, like in named)


def _place(item: Item) -> bytes:
    return packed(placed(analysed(item), base()))
