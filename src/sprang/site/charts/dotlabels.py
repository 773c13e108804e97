"""Names on the dot map, placed so that they cover neither each other nor a named dot."""

from collections.abc import Iterable
from dataclasses import dataclass

MARGIN = 14.0
"""Room round the drawing; a name may reach this far out of it."""


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


Box = tuple[float, float, float, float]
_LETTER, _LINE, _NEAR = 7.4, 13.0, 12.0


def labelled(dots: Iterable[Dot], width: float) -> tuple[Label, ...]:
    """A name for each dot that takes part, on the first of four sides where it covers nothing.
    Where all four are taken the name is left to the table under the map."""
    named = sorted((dot for dot in dots if dot.state), key=lambda dot: (dot.state != "here", dot.y))
    taken = [(dot.x - 6, dot.y - 6, dot.x + 6, dot.y + 6) for dot in named]
    labels = []
    for dot in named:
        free = [
            (label, box)
            for label, box in _sides(dot)
            if box[0] >= -MARGIN and box[2] <= width + MARGIN and not _covers(box, taken)
        ]
        for label, box in free[:1]:
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
