"""The files of segments: which follow one another, and making new ones."""

from collections.abc import Mapping
from pathlib import Path

from . import derived
from .segments import EXTENSION, LAYOUT, Segment

_mapped: dict[Path, Segment] = {}


def segments_in(folder: Path, rows: int) -> list[Segment]:
    """Those that are whole and follow one another from the first row on, before so many."""
    global _mapped
    chosen: dict[Path, Segment] = {}
    for path in sorted(folder.glob(f"found-*.{EXTENSION}"), key=_longest_first):
        first, through = _ends(path)
        if first == _through(chosen) and through <= rows:
            segment = _mapped.get(path) or _map(path)
            if not segment:
                return segments_in(folder, rows)  # a longer one took its place, or it was damaged
            chosen[path] = segment
    _mapped = chosen
    return list(chosen.values())


def _through(chosen: Mapping[Path, Segment]) -> int:
    return max((each.through for each in chosen.values()), default=0)


def _longest_first(path: Path) -> tuple[int, int]:
    first, through = _ends(path)
    return first, -through


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
