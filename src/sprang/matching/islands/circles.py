"""Who sees the texts that are compared, as comparing needs to know it (`core.islands.Circles`).

What all platforms or the members of a room may see is compared with all; what is one platform's own
only with the platform's texts, its open ones among them. So what is kept of a text does not grow
with the number of platforms. Two texts that are each internal to a platform of its own are no pair:
only who has a role in both could have seen it.
"""

import numpy as np
from numpy.typing import NDArray

from sprang.core.islands import EVERYBODYS, Circles
from sprang.foundation.access import is_of_a_platform, platform_token

from ..index.places import Places


def circles_of(places: Places, chosen: NDArray[np.intp]) -> Circles:
    """Of those chosen. A platform's units share what is near with the platform itself: whoever sees
    a unit's texts sees what is internal too."""
    audiences = places.audiences.codes[chosen].astype(np.int64)
    platforms = places.platforms[chosen]
    of_a_platform = np.array([is_of_a_platform(word) for word in places.words], dtype=np.bool_)
    owners = np.where(of_a_platform[audiences], platforms, EVERYBODYS)
    named, of = _numbered(audiences, owners)
    numbers = {(places.words[code], owner): at for at, (code, owner) in enumerate(named)}
    wider = [
        numbers.get((platform_token(owner), owner), at) if owner != EVERYBODYS else at
        for at, (_code, owner) in enumerate(named)
    ]
    return Circles(
        of,
        np.array(wider, dtype=np.int64),
        np.array([owner for _code, owner in named], dtype=np.int64),
        platforms,
    )


def _numbered(
    audiences: NDArray[np.int64], owners: NDArray[np.int64]
) -> tuple[list[tuple[int, int]], NDArray[np.int64]]:
    """Each audience of each owner once, in order, and which each text has."""
    known, owner = np.unique(owners, return_inverse=True)
    keys, of = np.unique(audiences * len(known) + owner, return_inverse=True)
    codes, at = np.divmod(keys, max(len(known), 1))
    return list(zip(codes.tolist(), known[at].tolist(), strict=True)), of.astype(np.int64)
