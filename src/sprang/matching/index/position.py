"""How far in the journal an index has come."""

from typing import NamedTuple

from sprang.foundation.journal import standing
from sprang.foundation.models import Entry


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
