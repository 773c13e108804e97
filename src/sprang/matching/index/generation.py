"""One build of the index on disk, and what is said when it can't be read."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import tantivy

from .schema import SCHEMA


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
        write_whole(self.path / "cursor", str(seq))

    def condemn(self) -> None:
        """Mark as damaged. Whoever may not write here leaves it to the worker's own check."""
        with suppress(OSError):
            (self.path / "broken").touch()

    def remove(self) -> None:
        """Readers that have its files open keep them until they look again."""
        shutil.rmtree(self.path, ignore_errors=True)

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


def write_whole(path: Path, text: str) -> None:
    """Whole or not at all, also when the power goes."""
    draft = path.with_suffix(".new")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
