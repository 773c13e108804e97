"""Telling trouble that passes from trouble that somebody must look at, by how long it has lasted.

A database that can't be opened, and PgBouncer's only word for all its refusals (08P01), may be a
moment's exchange of servers or a wrong setting. Each process counts for itself.
"""

import time
from typing import Final

LONG: Final = 10 * 60
"""Seconds after which nobody is told to wait a little."""
QUIET: Final = 2 * 60
"""Seconds without trouble after which it is over."""
_trouble = {"begun": 0.0, "last": 0.0}


def met() -> bool:
    """Note that it happened now, and tell whether it has gone on for long."""
    now = time.monotonic()
    if not _trouble["last"] or now - _trouble["last"] > QUIET:
        _trouble["begun"] = now
    _trouble["last"] = now
    return now - _trouble["begun"] >= LONG


def forget() -> None:
    _trouble.update(begun=0.0, last=0.0)
