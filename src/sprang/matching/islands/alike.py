"""The pairs of the index whose texts are open to somebody, the most alike first."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sprang.foundation.models import Platform

from ..index import Reach, Snapshot
from .kept import comparable, likenesses

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
    kept = likenesses(now.generation, places)
    seen = places.audiences.among(reach.audiences or frozenset())
    here = places.platforms == platform.pk
    chosen = np.flatnonzero(seen[kept.one] & seen[kept.other] & (here[kept.one] | here[kept.other]))
    last = piece * PIECES
    if len(chosen) > last:
        least = np.partition(kept.likeness[chosen], -last)[-last]
        chosen = chosen[kept.likeness[chosen] >= least]
    rows = zip(kept.one[chosen], kept.other[chosen], kept.likeness[chosen], strict=True)
    uids = ((places.uid(one), places.uid(other), float(like)) for one, other, like in rows)
    named = ((min(one, other), max(one, other), like) for one, other, like in uids)
    ordered = sorted(named, key=lambda each: (-each[2], each[0], each[1]))[:last]
    for first in range(0, len(ordered), piece):
        yield ordered[first : first + piece]
