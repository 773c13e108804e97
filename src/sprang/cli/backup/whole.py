"""A file that is there whole or not at all, whatever happens while it is written."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sprang.cli.faults import WRONG_USE, Fault
from sprang.foundation.storage import sync


@contextmanager
def draft(path: Path) -> Iterator[IO[bytes]]:
    """Written as `FILE.part`, for its owner's eyes only, and named when it is on the disk.

    A part that a killed one left is written over.

    :raises Fault: the file is there, or another one is writing it.
    """
    part = path.with_name(f"{path.name}.part")
    with _alone(path, part) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            part.unlink()  # on a full disk the next attempt needs the room
            raise
    sync(path.parent)


def _alone(path: Path, part: Path) -> IO[bytes]:
    """The part, empty and in nobody else's hands."""
    if path.exists():
        raise Fault(f"{path} exists already. Choose another name.", WRONG_USE)
    if not path.parent.is_dir():
        raise Fault(f"There is no folder {path.parent}.", WRONG_USE)
    file = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Fault(f"Another backup is writing {part}.") from error
    file.truncate()
    return file


def write_whole(path: Path, data: bytes) -> None:
    """Replaces what is there."""
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync(path.parent)
