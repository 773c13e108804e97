"""Where the index lies: one folder for each version, in it one for each generation.

INDEX_DIR/v1-3f2a9c1b/current        the name of the generation in use
INDEX_DIR/v1-3f2a9c1b/g-k2x9/        its files, `commit`, `cursor`, `made`, perhaps `broken`
INDEX_DIR/v1-3f2a9c1b/lock           held by the one process that writes
INDEX_DIR/v1-3f2a9c1b-…/             the same where the installation has a sentence model
"""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from .broken import Hindered, Unusable, is_wanting
from .columns import write_whole
from .generation import Generation
from .version import version

MADE: Final = "made"
"""In a generation: an empty file as old as it is."""
WEEK: Final = 7 * 24 * 3600.0


class Store:
    def __init__(self, root: Path) -> None:
        self.folder = root / version()

    def current(self) -> Generation | None:
        """The generation in use.

        :raises Hindered: this process can't look just now.
        """
        try:
            name = (self.folder / "current").read_text()
        except (MemoryError, OSError) as fault:
            if is_wanting(fault):
                raise Hindered(str(fault)) from fault
            return None
        return Generation(self.folder / name)

    def usable(self) -> Generation | None:
        """The generation in use if it can be read and was filled from this database.

        :raises Hindered: this process can't tell just now.
        """
        generation = self.current()
        try:
            if generation:
                generation.open()
                generation.fits()
        except Hindered:
            raise
        except Unusable:
            return None
        return generation

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Waits for its turn. The system lets go of the lock when the process ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def sweep(self) -> None:
        """Remove what those left that were killed while they built. The caller holds the lock."""
        current = self.current()
        for path in self.folder.glob("g-*"):
            if not current or path != current.path:
                Generation(path).remove()

    def begin(self) -> Generation:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = Path(tempfile.mkdtemp(prefix="g-", dir=self.folder))
        (path / MADE).touch()
        return Generation(path)

    def swap(self, generation: Generation) -> None:
        """Take a new generation into use at once, and sweep away the others."""
        write_whole(self.folder / "current", generation.path.name.encode())
        self.sweep()

    def forget(self) -> None:
        with suppress(FileNotFoundError):
            (self.folder / "current").unlink()

    def sweep_versions(self, kept: float = 0.0) -> None:
        """Remove what other versions left, but for the newest, which may still be serving: that
        when nothing in it has moved for a week.

        :param kept: seconds that the others are left alone.
        """
        now = time.time()
        others = sorted((_moved(path), path) for path in self.folder.parent.glob("v*"))
        others = [each for each in others if each[1] != self.folder]
        for moved, path in others:
            if now - moved > (WEEK if path == others[-1][1] else kept):
                shutil.rmtree(path, ignore_errors=True)


def _moved(version: Path) -> float:
    """When something in it was written last; 0 where another worker has removed it meanwhile."""
    found = 0.0
    for path in (version, *version.glob("*"), *version.glob("*/*")):
        with suppress(FileNotFoundError):
            found = max(found, path.stat().st_mtime)
    return found


def store() -> Store:
    return Store(Path(settings.INDEX_DIR))
