"""No stale answer after one's own write, whichever machine the question comes to.

Each machine has an index of its own, which its worker fills a moment after the database has taken
a change. The journal knows what a person wrote last, and the index how far it has read.
"""

import time
from typing import Final

from sprang.foundation.journal import standing
from sprang.foundation.models import Entry, User

from .index import Position, Store, Unusable
from .searchables import Asker

PATIENCE: Final = 1.5
"""Seconds. The worker looks several times a second and takes in some hundred entries at once."""
STEP: Final = 0.02
FRESH: Final = 10.0
"""Seconds since the write: an index that is further behind is not waited for, only told of."""


def has_read_own(asker: Asker, place: Store) -> bool:
    """Does the index here hold all that the asker has written? Waits for it a little.

    An index that can't be read is left to whoever asks it next.
    """
    position = _position(place)
    if position is None or not isinstance(asker, User) or position.hash == standing.head():
        return True
    own = _last_own(asker, position.seq)
    return own is None or _waits_for(own, place)


def _position(place: Store) -> Position | None:
    """How far the index has read; None while there is none, or it is just being exchanged."""
    try:
        generation = place.current()
        return generation.position if generation else None
    except (OSError, ValueError, Unusable):
        return None


def _last_own(user: User, position: int) -> Entry | None:
    """Among those that the index has left to read, which mostly are none."""
    return Entry.objects.filter(seq__gt=position, actor=user).order_by("-seq").first()


def _waits_for(entry: Entry, place: Store) -> bool:
    age = abs(time.time() - entry.at.timestamp())
    deadline = time.monotonic() + (PATIENCE if age < FRESH else 0.0)
    while (_position(place) or Position()).seq < entry.seq:
        if time.monotonic() >= deadline:
            return False
        time.sleep(STEP)
    return True
