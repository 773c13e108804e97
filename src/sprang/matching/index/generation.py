"""One build of the index on disk, and what is said when it can't be read."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tantivy

from sprang.core.space import Space, base
from sprang.core.space.keeping import Unreadable, load
from sprang.foundation.journal import standing
from sprang.foundation.models import Entry

from .schema import SCHEMA

SPACE = "space.npz"
"""In a generation: the space that this installation had learned when it was made."""


class Unusable(Exception):
    """The index can't be read. The worker builds a new one."""


class OfAnother(Unusable):
    """It is whole, but was filled from another database."""


class Position(NamedTuple):
    """An entry of the journal. The hash tells whose: numbers alone are alike in all databases."""

    seq: int = 0
    hash: str = ""

    @classmethod
    def of(cls, entry: Entry | None) -> "Position":
        """Where a reader of everything up to `entry` stands; the beginning where there is none."""
        return cls(entry.seq, entry.hash) if entry else cls()

    @classmethod
    def read(cls, text: str) -> "Position":
        """:raises ValueError: it is none."""
        seq, hash = text.split(" ")
        return cls(int(seq), hash)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"

    def is_known(self) -> bool:
        """Does this database's journal have it? A restored backup may not."""
        if not self.seq or self.hash == standing.head():
            return True
        return Entry.objects.filter(seq=self.seq, hash=self.hash).exists()


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
    def position(self) -> Position:
        return Position.read((self.path / "cursor").read_text())

    @property
    def cursor(self) -> int:
        return self.position.seq

    def move_to(self, position: Position) -> None:
        """After the commit: a crash between the two repeats entries, it never skips any."""
        write_whole(self.path / "cursor", str(position).encode())

    def space(self) -> Space:
        """The space that its places are in.

        :raises Unusable: it can't be read.
        """
        path = self.path / SPACE
        return _space(path) if path.exists() else base()

    def condemn(self) -> None:
        """Mark as damaged. Whoever may not write here leaves it to the worker's own check."""
        with suppress(OSError):
            (self.path / "broken").touch()

    def remove(self) -> None:
        """Readers that have its files open keep them until they look again."""
        shutil.rmtree(self.path, ignore_errors=True)

    def fits(self) -> None:
        """:raises OfAnother: it was filled from another database than this."""
        with telling_what_breaks():
            position = self.position
        if not position.is_known():
            raise OfAnother("It was filled from another database, or before a restore.")

    def open(self) -> tantivy.Index:
        """:raises Unusable: it is damaged, or gone."""
        if not self.path.is_dir() or (self.path / "broken").exists():
            raise Unusable(f"{self.path} is missing or marked as broken.")
        with telling_what_breaks():
            self.position  # noqa: B018  an index without a position is half an index
            index = tantivy.Index(SCHEMA, path=str(self.path), reuse=True)
            index.config_reader(reload_policy="manual")
            index.searcher()
            return index


@lru_cache(maxsize=2)
def _space(path: Path) -> Space:
    try:
        return load(path)
    except Unreadable as fault:
        raise Unusable(str(fault)) from fault


def write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all, also when the power goes."""
    draft = path.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
