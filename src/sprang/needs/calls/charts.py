"""What each gave each answer, as places in an SVG: a line from the lowest to the highest, a dot for
each who judged, and a mark for what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from .enums import POINTS
from .evaluation import Judged

LEFT, RIGHT, ROW, TOP = 16, 624, 46, 26


@dataclass(frozen=True)
class Line:
    name: str
    y: float
    low: float
    high: float
    dots: tuple[float, ...]
    total: float


@dataclass(frozen=True)
class SpreadChart:
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    bottom: int


def place(points: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * points / POINTS[-1], 1)


def spread_chart(judged: Sequence[Judged]) -> SpreadChart | None:
    """None where nothing may be shown yet."""
    rows = [each for each in judged if each.spread and each.total is not None]
    if not rows:
        return None
    bottom = TOP + ROW * len(rows)
    lines = tuple(_line(each, TOP + ROW * n) for n, each in enumerate(rows))
    return SpreadChart(lines, tuple((n, place(n)) for n in POINTS), bottom + 22, bottom)


def _line(judged: Judged, y: float) -> Line:
    spread, total = judged.spread, judged.total
    assert spread is not None
    assert total is not None
    dots = tuple(place(value) for value in judged.by_member.values())
    name = judged.answer.organisation.name
    return Line(name, y, place(spread.low), place(spread.high), dots, place(total))
