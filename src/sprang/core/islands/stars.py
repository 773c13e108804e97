"""Clusters of texts that are alike, as stars: a centre, and those that are near it.

Connected components chain: a like b, b like c, and a has nothing to do with c. In a star everything
is near one and the same text, which is also the one to show first.

Source: J. A. Aslam, E. Pelekhov, D. Rus, "The Star Clustering Algorithm for Static and Dynamic
Information Organization", Journal of Graph Algorithms and Applications 8 (2004). Theirs overlap;
here each satellite belongs to the nearest of its centres.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

Near = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are alike, by number."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Star:
    """:ivar satellites: number of a text -> how like the centre it is; the nearest first."""

    centre: int
    satellites: dict[int, float]

    @property
    def members(self) -> tuple[int, ...]:
        return self.centre, *self.satellites


def stars(found: Iterable[Pair]) -> list[Star]:
    """Largest first. The same whatever order the pairs come in; a text is in one star at most."""
    near = _both_ways(found)
    centres = _centres(near)
    satellites: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for text in near.keys() - centres:
        centre = min(near[text].keys() & centres, key=lambda one: (-near[text][one], one))
        satellites[centre][text] = near[text][centre]
    made = [Star(centre, _nearest_first(satellites[centre])) for centre in satellites]
    return sorted(made, key=lambda star: (-len(star.satellites), star.centre))


def _both_ways(found: Iterable[Pair]) -> Near:
    near: Near = defaultdict(dict)
    for pair in found:
        near[pair.one][pair.other] = near[pair.other][pair.one] = pair.likeness
    return near


def _centres(near: Near) -> set[int]:
    """Those with most neighbours first; a neighbour of a centre is none."""
    centres: set[int] = set()
    taken: set[int] = set()
    for text in sorted(near, key=lambda one: (-len(near[one]), -fsum(near[one].values()), one)):
        if text not in taken:
            centres.add(text)
            taken.update(near[text])
    return centres


def _nearest_first(satellites: dict[int, float]) -> dict[int, float]:
    return dict(sorted(satellites.items(), key=lambda one: (-one[1], one[0])))
