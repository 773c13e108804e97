"""The pairs of the index whose texts are open to somebody, the most alike first."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.foundation.models import Platform

from ..index import Reach, Snapshot
from ..index.told import turns
from .kept import comparable
from .pairs import Likenesses, likenesses

PIECES: Final = 10
"""So many times that are looked through for them: others lie within units, are tied or answered."""
Alike = tuple[str, str, float]


def alike_here(
    now: Snapshot, reach: Reach, platform: Platform, piece: int
) -> Iterator[list[Alike]]:
    """Those that the tokens open, with at least one end on the platform: the most alike first, in
    pieces."""
    places = comparable(now.places)
    if places is None:
        return
    seen = places.audiences.among(reach.audiences or frozenset())
    kept = likenesses(now.generation, places, seen, places.platforms == platform.pk)
    ordered = _most_alike(kept, turns(places.told), piece * PIECES)
    rows = zip(ordered.one, ordered.other, ordered.likeness, strict=True)
    uids = ((places.uid(one), places.uid(other), float(like)) for one, other, like in rows)
    found = ((min(a, b), max(a, b), like) for a, b, like in uids)
    while some := list(islice(found, piece)):
        yield some


def _most_alike(kept: Likenesses, turns: NDArray[np.int64], most: int) -> Likenesses:
    """So many, each once, in an order that follows from the texts."""
    if len(kept.likeness) > 2 * most:
        least = np.partition(kept.likeness, -2 * most)[-2 * most]
        kept = kept.among(kept.likeness >= least)
    kept = kept.once()
    ends = turns[kept.one], turns[kept.other]
    order = np.lexsort((np.maximum(*ends), np.minimum(*ends), -kept.likeness))
    return kept.among(order[:most])
