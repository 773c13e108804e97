"""A name for a worker that tells the next one of that name that this one is dead.

A worker takes the first free slot of its machine and holds the slot's file locked while it lives,
however it ends: the system lets go of the lock. Whoever gets the slot then knows that what its
former holder had in hand is left behind, without waiting for a heart to stop.
"""

import fcntl
import uuid
from itertools import count
from pathlib import Path
from typing import IO

_held: list[IO[str]] = []
"""The locks live as long as the process."""


def take(folder: Path) -> str:
    """`<machine>-<number>`; at most 64 characters, which is what the queue keeps of it.

    :raises OSError: the disk knows no locks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in count():
        file = (folder / str(number)).open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            if isinstance(error, BlockingIOError):
                continue
            raise
        _held.append(file)
        return f"{_machine(folder)}-{number}"
    raise AssertionError("there is always one more number")


def _machine(folder: Path) -> str:
    """Made once for each data folder. Two machines with one host name have two."""
    file = folder / "machine"
    if not file.is_file():
        draft = folder / f"machine.{uuid.uuid4().hex}"
        draft.write_text(uuid.uuid4().hex)
        try:
            file.hardlink_to(draft)  # of two that begin at once, one gets there
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text()


def release_all() -> None:
    """For a process that goes on with something else."""
    while _held:
        _held.pop().close()
