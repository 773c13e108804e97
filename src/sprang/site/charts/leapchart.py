"""The leap diagram: from before to after on one axis, as coordinates for an SVG.

An arc from x0 to x1 of height h is `M x0 y C x0+.17w y−1.33h, x1−.17w y−1.33h, x1 y`.
"""

from dataclasses import dataclass

LEFT, RIGHT, BASE, TALLEST = 20, 340, 78, 52
ROOM = 120
"""What two labels need between their dots to stand under them."""


@dataclass(frozen=True)
class LeapChart:
    before: float
    after: float
    top: float
    """The axis goes from nought to here."""
    before_x: float
    after_x: float
    arc: str
    decimals: int | None = None

    @property
    def before_anchor(self) -> str:
        return _anchor(self.before_x, self.after_x)

    @property
    def after_anchor(self) -> str:
        return _anchor(self.after_x, self.before_x)


def leap_chart(before: float, after: float, decimals: int | None = None) -> LeapChart:
    top = axis_end(max(before, after))
    x0, x1 = _place(before, top), _place(after, top)
    return LeapChart(before, after, top, x0, x1, arc(x0, x1, BASE), decimals)


def axis_end(highest: float) -> float:
    """The first of 1, 2, 3, 4, 5, 6, 8, 10 times a power of ten that holds the highest value."""
    power = 1.0
    while highest > 10 * power:
        power *= 10
    while 0 < highest <= power:
        power /= 10
    return next((step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if highest <= step * power), 10)


def arc(x0: float, x1: float, y: float) -> str:
    """Higher the further it leaps, but never out of the drawing."""
    left, right = sorted((x0, x1))
    width = right - left
    peak = y - 1.33 * min(TALLEST, width * 0.5)
    near, far = left + 0.17 * width, right - 0.17 * width
    return f"M{left:.1f} {y}C{near:.1f} {peak:.1f} {far:.1f} {peak:.1f} {right:.1f} {y}"


def _place(value: float, top: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * max(value, 0) / top, 1)


def _anchor(x: float, other: float) -> str:
    """Words lean away from the other dot when it is near, else inwards from the edge."""
    if abs(x - other) < ROOM:
        return "end" if x <= other else "start"
    return "start" if x < LEFT + ROOM / 3 else "end" if x > RIGHT - ROOM / 3 else "middle"
