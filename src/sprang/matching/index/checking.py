"""Reading the whole index now and then: a disk tells nobody when a bit of it turns."""

import time
from pathlib import Path
from typing import Final

from .broken import Hindered, Unusable
from .storage import Store, store

CHECKED: Final = "checked"
"""In a generation: an empty file as old as the last time that all of it was read."""
EVERY: Final = 24 * 3600.0


def damage(place: Store) -> str:
    """What of the generation in use is not as it was written, which is marked; empty where all is.

    :raises Hindered: this process can't tell just now.
    """
    generation = place.usable()
    if generation is None:
        return ""
    try:
        generation.check()
    except Hindered:
        raise
    except Unusable as fault:
        if place.current() != generation:
            return ""  # it was swept away while it was read
        generation.condemn_for(fault)
        return str(fault)
    return ""


def check_daily(place: Store | None = None) -> int:
    """Once a day on each machine. 1 where damage was found: the reader of the journal makes a new
    index, and pages go on meanwhile."""
    place = place or store()
    generation = place.usable()
    if generation is None or _age(generation.path / CHECKED) < EVERY:
        return 0
    (generation.path / CHECKED).touch()
    return int(bool(damage(place)))


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime if path.exists() else float("inf")
