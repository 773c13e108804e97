"""Where the index lies: one folder for each version, in it one for each generation.

    INDEX_DIR/v1-3f2a9c1b/current        the name of the generation in use
    INDEX_DIR/v1-3f2a9c1b/g-k2x9/        tantivy's files, `cursor`, perhaps `broken`
    INDEX_DIR/v1-3f2a9c1b/lock           held by the one process that writes
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import tantivy
from django.conf import settings

from .schema import SCHEMA
from .version import version


class Unusable(Exception):
    """The index can't be read. The worker builds a new one."""


@contextmanager
def telling_what_breaks() -> Iterator[None]:
    """Turn what tantivy says of damaged files into `Unusable`.

    A panic in Rust is a BaseException whose class can't be imported.
    """
    try:
        yield
    except (ValueError, OSError) as fault:
        raise Unusable(str(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise Unusable(str(fault)) from fault


@dataclass(frozen=True)
class Generation:
    """One build of the index and how far in the journal it has come."""

    path: Path

    @property
    def cursor(self) -> int:
        return int((self.path / "cursor").read_text())

    def move_to(self, seq: int) -> None:
        """After the commit: a crash between the two repeats entries, it never skips any."""
        _write(self.path / "cursor", str(seq))

    def condemn(self) -> None:
        """Mark as damaged. Whoever may not write here leaves it to the worker's own check."""
        with suppress(OSError):
            (self.path / "broken").touch()

    def open(self) -> tantivy.Index:
        """:raises Unusable: it is damaged, or gone."""
        if not self.path.is_dir() or (self.path / "broken").exists():
            raise Unusable(f"{self.path} is missing or marked as broken.")
        with telling_what_breaks():
            self.cursor  # noqa: B018  an index without a position is half an index
            index = tantivy.Index(SCHEMA, path=str(self.path), reuse=True)
            index.config_reader(reload_policy="manual")
            index.searcher()
            return index


class Store:
    def __init__(self, root: Path) -> None:
        self.folder = root / version()

    def current(self) -> Generation | None:
        try:
            name = (self.folder / "current").read_text()
        except OSError:
            return None
        return Generation(self.folder / name)

    def usable(self) -> Generation | None:
        """The generation in use if it can be read."""
        generation = self.current()
        try:
            if generation:
                generation.open()
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

    def begin(self) -> Generation:
        self.folder.mkdir(parents=True, exist_ok=True)
        return Generation(Path(tempfile.mkdtemp(prefix="g-", dir=self.folder)))

    def swap(self, generation: Generation) -> None:
        """Take a new generation into use at once, and sweep away the others."""
        _write(self.folder / "current", generation.path.name)
        for other in self.folder.glob("g-*"):
            if other != generation.path:
                # Readers that have its files open keep them until they look again.
                shutil.rmtree(other, ignore_errors=True)

    def forget(self) -> None:
        with suppress(FileNotFoundError):
            (self.folder / "current").unlink()

    def sweep_versions(self) -> None:
        """Remove what other versions left, but for the newest, which may still be serving."""
        others = [path for path in self.folder.parent.glob("v*") if path != self.folder]
        for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-1]:
            shutil.rmtree(path, ignore_errors=True)


def store() -> Store:
    return Store(Path(settings.INDEX_DIR))


def _write(path: Path, text: str) -> None:
    """Whole or not at all, also when the power goes."""
    draft = path.with_suffix(".new")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
