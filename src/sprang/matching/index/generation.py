"""One build of the index on disk, and what is said when it can't be read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sprang.core.space import Space, base
from sprang.core.space.keeping import Unreadable, load

from . import sums
from .broken import Hindered, OfAnother, Unusable, telling_what_breaks, unusable
from .columns import write_whole
from .places import Places
from .position import Position

SPACE = "space.npz"
"""In a generation: the space that this installation had learned when it was made."""
COMMIT = "commit"
"""In a generation: how many records of places count, then the sums of the files that only grow. All
of its other files were written before."""


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

    @property
    def committed(self) -> int | None:
        """Records that count; None before the first commit."""
        return int(told[0]) if (told := self._told()) else None

    def commit(self, records: int) -> None:
        """From now on so many count, at once."""
        now = sums.after(self.path, sums.read(self._told()[1:]))
        write_whole(self.path / COMMIT, "\n".join([str(records), *sums.written(now)]).encode())

    def check(self) -> None:
        """Read all that was committed, which takes seconds where there are a million texts.

        :raises Unusable: some of it has changed on the disk, or can't be read.
        """
        with telling_what_breaks():
            changed = sums.changed(self.path, sums.read(self._told()[1:]))
        if changed:
            raise Unusable(f"Not as it was written: {', '.join(changed)} in {self.path}.")

    def _told(self) -> list[str]:
        path = self.path / COMMIT
        return path.read_text().split("\n") if path.exists() else []

    def places(self, before: Places | None = None) -> Places:
        """What its records say.

        :param before: what was read of it earlier.
        :raises Unusable: some that were committed are lost, or nothing was: it is being swept away.
        """
        with telling_what_breaks():
            committed = self.committed
            if committed is None:
                raise Unusable(f"Nothing was committed in {self.path}.")
            found = Places.read(self.path, self.space().dimensions, before, committed)
        if found.read_to != committed:
            raise Unusable(f"{committed} records were written, and {found.read_to} are there.")
        return found

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

    def condemn_for(self, fault: Unusable) -> None:
        """Mark as damaged where that is what it tells."""
        if not isinstance(fault, (Hindered, OfAnother)):
            self.condemn()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whoever meets damage in its files marks it.

        :raises Unusable: there is some.
        """
        try:
            with telling_what_breaks():
                yield
        except Unusable as fault:
            self.condemn_for(fault)
            raise

    def remove(self) -> None:
        """Readers that have its files open keep them until they look again."""
        shutil.rmtree(self.path, ignore_errors=True)

    def fits(self) -> None:
        """:raises OfAnother: it was filled from another database than this."""
        with telling_what_breaks():
            position = self.position
        if not position.is_known():
            raise OfAnother("It was filled from another database, or before a restore.")

    def open(self) -> None:
        """:raises Unusable: it is damaged, or gone."""
        if not self.path.is_dir() or (self.path / "broken").exists():
            raise Unusable(f"{self.path} is missing or marked as broken.")
        with telling_what_breaks():
            self.position  # noqa: B018  an index without a position is half an index
            int((self.path / COMMIT).read_text().split("\n")[0])


@lru_cache(maxsize=2)
def _space(path: Path) -> Space:
    try:
        return load(path)
    except Unreadable as fault:
        raise unusable(fault) from fault
