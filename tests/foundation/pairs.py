"""The pairs of texts that are alike: as they are kept, and as the texts themselves say."""

from typing import Any, Final

import numpy as np

from sprang.core.islands import scales
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

MOST: Final = 10


def of_the_pairs() -> Any:
    """The pairs that count, by uid."""
    now = snapshot(store())
    if now.places is None:
        return []
    kept, uid = likenesses(now.generation, now.places), now.places.uid
    rows = zip(kept.one, kept.other, kept.likeness, strict=True)
    return sorted((*sorted((uid(one), uid(other))), float(like)) for one, other, like in rows)


def of_the_texts() -> Any:
    """Which open records are alike: of each, the nearest ten of each audience, each compared with
    each and nothing remembered."""
    kinds = [each for each in searchables() if each.letter]
    items = [item for each in kinds for item in each.items() if item.is_open]
    rows = np.array([np.frombuffer(_place(item), dtype=np.int8) for item in items])
    if not len(rows):
        return []
    worth, products = scales(rows, base().spreads["sv"]), rows.astype(np.float32)
    uids, audiences = [item.uid for item in items], np.array([item.audience for item in items])
    turns = np.argsort(np.argsort(uids))
    found = set()
    for at, uid in enumerate(uids):
        likeness = (products @ products[at]) * (worth * worth[at])
        likeness[at] = 0
        for audience in set(audiences[likeness >= POSSIBLE]):
            alike = np.flatnonzero((audiences == audience) & (likeness >= POSSIBLE))
            if len(alike) > MOST:
                tenth = np.partition(likeness[alike], -MOST)[-MOST]
                alike = alike[likeness[alike] >= tenth]
            nearest = alike[np.lexsort((turns[alike], -likeness[alike]))][:MOST]
            pairs = ((*sorted((uid, uids[other])), float(likeness[other])) for other in nearest)
            found.update(pairs)
    return sorted(found)


def _place(item: Item) -> bytes:
    return packed(placed(analysed(item), base()))
