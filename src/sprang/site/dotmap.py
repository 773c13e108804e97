"""Sweden as a map of dots, one for each municipality, with arcs from one of them to others.

Equirectangular projection about longitude 16: x = (longitude − 16) · cos(latitude), y = −latitude,
scaled so that the country is 680 high and moved so that the first dot stands 14 from the edge.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians

from sprang.core.sweden import MUNICIPALITIES, Municipality

HEIGHT, MARGIN = 680.0, 14.0


@dataclass(frozen=True)
class Dot:
    code: str
    x: float
    y: float
    name: str
    state: str = ""
    """"" not with us, "in" takes part, "here" is where one stands."""


@dataclass(frozen=True)
class Label:
    text: str
    x: float
    y: float
    anchor: str
    """start, middle or end, as SVG's text-anchor."""
    here: bool


@dataclass(frozen=True)
class DotMap:
    dots: tuple[Dot, ...]
    arcs: tuple[str, ...]
    labels: tuple[Label, ...]
    width: float
    height: float

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
    places = _places()
    dots = tuple(Dot(*place, state=states.get(place[0], "")) for place in places.values())
    arcs = tuple(_arc(places[a], places[b]) for a, b in leaps if a in places and b in places)
    width = round(max(dot.x for dot in dots) + MARGIN, 1)
    return DotMap(dots, arcs, _labels(dots, width), width, HEIGHT + 2 * MARGIN)


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


Box = tuple[float, float, float, float]
_LETTER, _LINE, _NEAR = 7.4, 13.0, 12.0


def _labels(dots: Iterable[Dot], width: float) -> tuple[Label, ...]:
    """A name for each dot that takes part: on the first of four sides where it covers nothing."""
    named = sorted((dot for dot in dots if dot.state), key=lambda dot: (dot.state != "here", dot.y))
    taken = [(dot.x - 6, dot.y - 6, dot.x + 6, dot.y + 6) for dot in named]
    labels = []
    for dot in named:
        free = [
            (label, box)
            for label, box in _sides(dot)
            if box[0] >= 0 and box[2] <= width + 3 * MARGIN and not _covers(box, taken)
        ]
        label, box = free[0] if free else next(iter(_sides(dot)))
        taken.append(box)
        labels.append(label)
    return tuple(labels)


def _sides(dot: Dot) -> Iterable[tuple[Label, Box]]:
    long, here = len(dot.name) * _LETTER, dot.state == "here"
    places = {
        "start": (dot.x + _NEAR, dot.y + 5, 0.0),
        "end": (dot.x - _NEAR, dot.y + 5, long),
        "above": (dot.x, dot.y - _NEAR, long / 2),
        "below": (dot.x, dot.y + _NEAR + 11, long / 2),
    }
    for side in ("end", "start", "above", "below") if here else places:
        x, y, before = places[side]
        anchor = side if side in ("start", "end") else "middle"
        box = (x - before, y - _LINE + 2, x - before + long, y + 3)
        yield Label(dot.name, round(x, 1), round(y, 1), anchor, here), box


def _covers(box: Box, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < r and right > x and top < b and bottom > y for x, y, r, b in taken)
