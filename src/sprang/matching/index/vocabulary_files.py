"""The file of the vocabulary: made of those that `worded` tells of (`derived`).

found-COUNT-SUM.features     the first COUNT words; the few that came after are looked through
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from . import derived
from .worded import Worded

EXTENSION: Final = "features"
LAYOUT: Final[Mapping[str, str]] = {
    "codes": "<u8", "begins": "<u4", "words": "<u4", "order": "<u4",
}  # fmt: skip
"""codes    of features, in rising order
begins   where the words of each begin
words    their numbers
order    the numbers of all words, as they are spelled in lower case"""
FEW: Final = 500
PART: Final = 32
"""One of so many words may be new, beside a few, before the file is made anew."""


def arrays_of(worded: Worded, first: int, end: int) -> dict[str, NDArray[Any]]:
    """Of the words from the first and before the end."""
    numbers = np.arange(first, end)
    codes, firsts = worded.codes_of(numbers)
    order = np.argsort(codes, kind="stable")
    distinct, begins = np.unique(codes[order], return_index=True)
    spelled = np.array(worded.surfaces(numbers), dtype=object)
    return {
        "codes": distinct, "begins": np.append(begins, len(codes)),
        "words": np.repeat(numbers, np.diff(firsts))[order],
        "order": first + np.argsort(spelled, kind="stable"),
    }  # fmt: skip


def kept(folder: Path, words: int) -> tuple[int, derived.Arrays]:
    """The file that has most of the words there are, as many as that is."""
    global _mapped
    tried = set[Path]()
    while fresh := [each for each in _listed(folder) if each[0] <= words and each[1] not in tried]:
        count, path = max(fresh)  # one by one: meanwhile a newer one may take its place
        tried.add(path)
        if arrays := _mapped.get(path) or derived.mapped(path, LAYOUT):
            _mapped = {path: arrays}
            return count, arrays
    return 0, {name: np.zeros(int(name == "begins"), dtype=kind) for name, kind in LAYOUT.items()}


_mapped: dict[Path, derived.Arrays] = {}


def _listed(folder: Path) -> list[tuple[int, Path]]:
    paths = folder.glob(f"found-*.{EXTENSION}")
    return [(int(path.stem.split("-")[1]), path) for path in paths]


def renew(folder: Path, worded: Worded) -> None:
    """Make it where it is missing, or where many words have come since."""
    words = len(worded.words)
    count, _arrays = kept(folder, words)
    if words - count > FEW + count // PART:
        arrays = arrays_of(worded, 0, words)
        made = derived.keep(folder, f"found-{words}", EXTENSION, LAYOUT, arrays)
        for _count, path in _listed(folder):
            if path != made:
                path.unlink(missing_ok=True)


def sweep(folder: Path, words: int) -> None:
    """Take away what speaks of words after so many: other words will have these numbers."""
    for count, path in _listed(folder):
        if count > words:
            path.unlink(missing_ok=True)
