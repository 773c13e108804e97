"""The vectors of a sentence model, beside the places of a generation and kept in the same way.

Only where the installation has a model. The version of the index names it, so that a generation
never holds the vectors of two.
"""

from __future__ import annotations

from pathlib import Path

from .. import embedding
from ..items import Item
from .broken import Unusable
from .packing import packed
from .places import Places
from .placing import Log

FOLDER = "embedding"


class Vectors:
    """Writes them. The caller holds the store's lock."""

    def __init__(self, generation: Path, model: embedding.Model, committed: int) -> None:
        (generation / FOLDER).mkdir(exist_ok=True)
        self._log = log = Log(generation / FOLDER, model.dimensions, committed)
        self._encode = model.encode
        self.take_away, self.write = log.take_away, log.write
        self.sync = log.sync

    @classmethod
    def beside(cls, generation: Path, committed: int) -> Vectors | None:
        """None where there is no model."""
        model = embedding.model()
        return cls(generation, model, committed) if model else None

    def __len__(self) -> int:
        return len(self._log)

    def add(self, item: Item) -> None:
        """The vector of its text."""
        (vector,) = self._encode([item.whole])
        self._log.add(item, packed(vector))


def vectors(generation: Path, most: int, before: Places | None = None) -> Places | None:
    """To find by them; None where there is no model.

    :param most: records that count, as many as of places: what stands after them is cut off under
        whoever reads it, which would end the process.
    :param before: what was read of the same generation earlier.
    :raises Unusable: some of these are lost.
    """
    model = embedding.model()
    if model is None:
        return None
    found = Places.read(generation / FOLDER, model.dimensions, before, most)
    if found.read_to != most:
        raise Unusable(f"{most} vectors and removals were written, and {found.read_to} are there.")
    return found
