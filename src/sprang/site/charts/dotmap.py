"""Sweden as a map of dots, one for each municipality, with arcs from one of them to others.

Equirectangular projection about longitude 16: x = (longitude − 16) · cos(latitude), y = −latitude,
scaled so that the country is 680 high and moved so that the first dot stands 14 from the edge.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, radians

from sprang.core.sweden import MUNICIPALITIES, Municipality

from .dotlabels import MARGIN, Dot, Label, labelled

HEIGHT = 680.0


@dataclass(frozen=True)
class DotMap:
    dots: tuple[Dot, ...]
    arcs: tuple[str, ...]
    labels: tuple[Label, ...]
    width: float
    height: float
    key: str
    """Names all that it shows."""

    @property
    def others(self) -> list[Dot]:
        return [dot for dot in self.dots if not dot.state]

    @property
    def members(self) -> list[Dot]:
        return [dot for dot in self.dots if dot.state == "in"]

    @property
    def here(self) -> Dot | None:
        return next((dot for dot in self.dots if dot.state == "here"), None)


def draw(*, states: Mapping[str, str], leaps: Iterable[tuple[str, str]] = ()) -> DotMap:
    """States and leaps are by municipality code; unknown codes are left out."""
    return _drawn(tuple(sorted(states.items())), tuple(leaps))


@lru_cache(100)
def _drawn(key: tuple[tuple[str, str], ...], leaps: tuple[tuple[str, str], ...]) -> DotMap:
    """Kept: where the names stand is tried out anew for each map."""
    states, places = dict(key), _places()
    dots = tuple(Dot(*place, state=states.get(place[0], "")) for place in places.values())
    arcs = tuple(_arc(places[a], places[b]) for a, b in leaps if a in places and b in places)
    width = round(max(dot.x for dot in dots) + MARGIN, 1)
    labels = labelled(dots, width)
    return DotMap(dots, arcs, labels, width, HEIGHT + 2 * MARGIN, f"{key} {leaps}")


Place = tuple[str, float, float, str]


@cache
def _places() -> dict[str, Place]:
    flat = [(each, *_flat(each)) for each in MUNICIPALITIES]
    left, top = min(x for _, x, _ in flat), min(y for _, _, y in flat)
    scale = HEIGHT / (max(y for _, _, y in flat) - top)
    return {
        each.code: (each.code, _round(x, left, scale), _round(y, top, scale), each.name)
        for each, x, y in flat
    }


def _flat(place: Municipality) -> tuple[float, float]:
    return (place.longitude - 16) * cos(radians(place.latitude)), -place.latitude


def _round(value: float, least: float, scale: float) -> float:
    return round((value - least) * scale + MARGIN, 1)


def _arc(start: Place, end: Place) -> str:
    """A quadratic arc that bows to the left of the way, a quarter of its length high."""
    (_, x1, y1, _), (_, x2, y2, _) = start, end
    dx, dy = x2 - x1, y2 - y1
    bow = min(0.25 * hypot(dx, dy), 90) / (hypot(dx, dy) or 1)
    cx, cy = (x1 + x2) / 2 + dy * bow, (y1 + y2) / 2 - dx * bow
    return f"M{x1} {y1}Q{cx:.1f} {cy:.1f} {x2} {y2}"
