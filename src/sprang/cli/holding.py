"""Who has the folder of data open. Every command holds it together with the others; a restore
holds it alone, so that nobody writes into what is being replaced.

The system lets go of the lock when the process ends, however it ends.
"""

import fcntl
import os
from pathlib import Path

from .faults import Fault

_held: list[int] = []
"""Open as long as the process lives."""


def together(folder: Path) -> None:
    """:raises Fault: a restore is going on."""
    _hold(folder, fcntl.LOCK_SH, f"A restore is going on in {folder}. Wait until it is done.")


def alone(folder: Path) -> None:
    """:raises Fault: Språng is running on this machine."""
    _hold(folder, fcntl.LOCK_EX, f"Språng is running in {folder}. Stop it first.")


def _hold(folder: Path, how: int, why_not: str) -> None:
    if _held:
        return
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "in_use", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise Fault(why_not) from error
    _held.append(descriptor)
