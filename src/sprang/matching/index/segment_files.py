"""The files of segments: which follow one another, making new ones, and taking away leftovers."""

from collections.abc import Iterable
from pathlib import Path

from . import derived
from .segments import EXTENSION, LAYOUT, Segment

_mapped: dict[Path, Segment] = {}


def segments_in(folder: Path, rows: int) -> list[Segment]:
    """Those that are whole, each after the one before it, before so many rows."""
    global _mapped
    listed, chosen = list[Path](), dict[Path, Segment]()
    while (now := _listed(folder)) != listed:  # meanwhile a longer one may take the place of some
        listed, chosen = now, _chosen(now, rows)
        _mapped = chosen
    return list(chosen.values())


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"found-*.{EXTENSION}"), key=_longest_first)


def _chosen(listed: Iterable[Path], rows: int) -> dict[Path, Segment]:
    chosen, reached = dict[Path, Segment](), 0
    for path in listed:
        first, through = _ends(path)
        if reached <= first < through <= rows and (segment := _mapped.get(path) or _map(path)):
            chosen[path], reached = segment, through
    return chosen


def _longest_first(path: Path) -> tuple[int, int, str]:
    first, through = _ends(path)
    return first, -through, path.name


def _ends(path: Path) -> tuple[int, int]:
    try:
        first, through = path.stem.split("-")[1:3]
        return int(first), int(through)
    except ValueError:
        return -1, -1


def _map(path: Path) -> Segment | None:
    arrays = derived.mapped(path, LAYOUT)
    return Segment(*_ends(path), arrays) if arrays else None


def make(folder: Path, segment: Segment) -> None:
    name = f"found-{segment.first}-{segment.through}"
    made = derived.keep(folder, name, EXTENSION, LAYOUT, segment.arrays)
    for path in folder.glob(f"found-*.{EXTENSION}"):
        first, through = _ends(path)
        if path != made and first < segment.through and through > segment.first:
            path.unlink(missing_ok=True)


def sweep(folder: Path, rows: int) -> None:
    """Take away those that speak of rows after so many: other texts will have these numbers."""
    for path in _listed(folder):
        if _ends(path)[1] > rows:
            path.unlink(missing_ok=True)
