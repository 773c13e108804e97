"""The index that this process has open, opened anew when it has changed on disk."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import tantivy

from sprang.core.ranking import Feature
from sprang.core.ranking.texts import Texts

from . import embedded
from .generation import Generation, Unusable, telling_what_breaks
from .graphs import Numbers
from .places import Places
from .storage import Store
from .worded import Worded


@dataclass
class Opened:
    """An index that this process has open, and what it had looked like then."""

    generation: Generation
    index: tantivy.Index
    seen: tuple[int, int]
    before: Places | None = None
    """What an earlier state of the same generation had."""
    measured: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)
    frequencies: dict[tuple[str, ...], dict[Feature, int]] = field(default_factory=dict)

    @cached_property
    def places(self) -> Places | None:
        found = Places.read(self.generation.path, self.generation.space().dimensions, self.before)
        self.before = None
        return found

    @cached_property
    def worded(self) -> Worded:
        return Worded.read(self.generation.path)

    def texts(self, rows: Numbers, without: str) -> Texts:
        """Those that still stand: others have been written anew since they were found."""
        places, vectors = self.places, self.vectors
        if places is None:
            if len(rows):
                raise Unusable("The places of the texts are gone.")
            return Texts.of([], self.generation.space())
        at = places.standing(rows)
        ids = [places.uid(each) for each in at]
        if without in ids:
            at = np.delete(at, ids.index(without))
            ids.remove(without)
        rows = places.numbers[at]
        embedded = vectors.directions(rows) if vectors else None
        return self.worded.of(rows, ids, places.directions(rows), embedded)

    @property
    def places_so_far(self) -> Places | None:
        """Those that have been read."""
        return self.__dict__.get("places") or self.before

    @cached_property
    def vectors(self) -> Places | None:
        """Of the sentence model, where there is one."""
        return embedded.vectors(self.generation.path)


_opened: dict[str, Opened] = {}


def opened(place: Store, generation: Generation) -> Opened:
    seen, known = _seen(generation), _opened.get(str(place.folder))
    if known is None or (known.generation, known.seen) != (generation, seen):
        is_same = known and known.generation == generation
        before = known.places_so_far if known and is_same else None
        known = Opened(generation, generation.open(), seen, before)
        _opened[str(place.folder)] = known
    return known


def _seen(generation: Generation) -> tuple[int, int]:
    with telling_what_breaks():
        stat = (generation.path / "meta.json").stat()
        return stat.st_mtime_ns, stat.st_ino
