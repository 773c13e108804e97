"""The vectors of a sentence model, beside the places of a generation and kept in the same way.

Only where the installation has a model. The version of the index names it, so that a generation
never holds the vectors of two.
"""

from __future__ import annotations

from pathlib import Path

from .. import embedding
from ..items import Item
from .packing import packed
from .places import Places
from .placing import Log

FOLDER = "embedding"


class Vectors:
    """Writes them. The caller holds the store's lock."""

    def __init__(self, generation: Path, model: embedding.Model) -> None:
        (generation / FOLDER).mkdir(exist_ok=True)
        self._log = log = Log(generation / FOLDER, model.dimensions)
        self._encode = model.encode
        self.take_away, self.write, self.cut = log.take_away, log.write, log.cut

    @classmethod
    def beside(cls, generation: Path) -> Vectors | None:
        """None where there is no model."""
        model = embedding.model()
        return cls(generation, model) if model else None

    def __len__(self) -> int:
        return len(self._log)

    def add(self, item: Item) -> None:
        """The vector of its text."""
        (vector,) = self._encode([item.whole])
        self._log.add(item, packed(vector))


def vectors(generation: Path) -> Places | None:
    """To find by them; None where there is no model, or too many texts."""
    model = embedding.model()
    return Places.read(generation / FOLDER, model.dimensions) if model else None
