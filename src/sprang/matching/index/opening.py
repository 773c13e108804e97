"""The index that this process has open, opened anew when it has changed on disk."""

from dataclasses import dataclass, field
from functools import cached_property

import tantivy

from . import embedded
from .generation import Generation, telling_what_breaks
from .places import Places
from .storage import Store


@dataclass
class Opened:
    """An index that this process has open, and what it had looked like then."""

    generation: Generation
    index: tantivy.Index
    seen: tuple[int, int]
    before: Places | None = None
    """What an earlier state of the same generation had."""
    measured: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)

    @cached_property
    def places(self) -> Places | None:
        found = Places.read(self.generation.path, self.generation.space().dimensions, self.before)
        self.before = None
        return found

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
