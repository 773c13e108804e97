"""Letting go of texts that are gone: what was erased or changed must not stay on the disk.

The files of an index only grow, so that the words of what is gone stay in them until it is made
anew. That is done here, on each machine, so that nobody has to remember it.
"""

import time
from typing import Final

from .broken import Unusable
from .filling import make_anew
from .generation import Generation
from .places import Places
from .storage import MADE, Store, store

KEPT: Final = 24 * 3600.0
"""Seconds that what is gone may stay in a generation, at most; then comes the time to make one."""
PART: Final = 4
MANY: Final = 1000
"""Where more is gone than one row of four, and a thousand, it is made anew before: for its size."""


def gone(generation: Generation) -> int:
    """Rows of texts that were taken away or replaced, whose words are still in its files.

    :raises Unusable: it can't be read.
    """
    return _gone(generation.places())


def is_due(generation: Generation) -> bool:
    """:raises Unusable: it can't be read."""
    places = generation.places()
    lost = _gone(places)
    return lost > len(places.rows) // PART + MANY or (lost > 0 and _age(generation) > KEPT)


def _gone(places: Places) -> int:
    return len(places.rows) - len(places)


def shed(place: Store | None = None) -> int:
    """Take away what is left of other builds, and make the index anew where that is due; pages go
    on with the old one. Texts that were read, 0 where it was not due.

    Of several workers the second waits for the first, and finds nothing to do.
    """
    place = place or store()
    with place.locked():
        generation = place.usable()
        place.sweep()
        place.sweep_versions(KEPT)
        return make_anew(place) if generation and _is_due_now(generation) else 0


def _is_due_now(generation: Generation) -> bool:
    try:
        return is_due(generation)
    except Unusable as fault:  # the reader of the journal makes a new one
        generation.condemn_for(fault)
        return False


def _age(generation: Generation) -> float:
    """Seconds; endless where it can't be told."""
    made = generation.path / MADE
    return time.time() - made.stat().st_mtime if made.exists() else float("inf")
