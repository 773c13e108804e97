"""The index that this process has open, opened anew when it has changed on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.ranking import Feature
from sprang.core.ranking.texts import Texts
from sprang.core.space import Space

from . import embedded
from .broken import telling_what_breaks
from .generation import COMMIT, Generation
from .graphs import Numbers
from .inverted import Inverted
from .places import Places
from .segmenting import GONE
from .storage import Store
from .tables import groups_of
from .vocabulary import Vocabulary
from .worded import Worded


@dataclass
class Opened:
    """An index that this process has open, and what it had looked like then."""

    generation: Generation
    seen: tuple[int, int]
    places: Places
    measured: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)
    frequencies: dict[tuple[str, ...], dict[Feature, int]] = field(default_factory=dict)
    vectors_before: Places | None = None
    """Of the state before, until these are read: only what is new is read then."""

    @cached_property
    def space(self) -> Space:
        return self.generation.space()

    @cached_property
    def worded(self) -> Worded:
        return Worded.read(self.generation.path, len(self.places.rows))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.read(self.generation.path, self.worded)

    @cached_property
    def inverted(self) -> Inverted:
        return Inverted.read(self.generation.path, self.worded, groups_by_row(self.places))

    def texts(self, rows: Numbers, without: str) -> Texts:
        """:param without: a uid that is left out."""
        places, vectors = self.places, self.vectors
        at = places.standing(rows)
        ids = [places.uid(each) for each in at]
        if without in ids:
            at = np.delete(at, ids.index(without))
            ids.remove(without)
        rows = places.numbers[at]
        embedded = vectors.directions(rows) if vectors else None
        return self.worded.of(rows, ids, places.directions(rows), embedded)

    @cached_property
    def vectors(self) -> Places | None:
        """Of the sentence model, where there is one."""
        before, self.vectors_before = self.vectors_before, None
        return embedded.vectors(self.generation.path, self.places.read_to, before)

    def whole(self) -> Opened:
        """With all of its files open: they may be replaced or swept away while it is asked.

        :raises Unusable: they are damaged, or gone.
        """
        with telling_what_breaks():
            self.space, self.vocabulary, self.inverted, self.vectors  # noqa: B018
        return self


def groups_by_row(places: Places) -> NDArray[np.uint32]:
    """What each row is counted with (see `tables`)."""
    found = np.full(len(places.rows), GONE, dtype=np.uint32)
    found[places.numbers] = groups_of(places.audiences.codes, places.words)
    return found


_opened: dict[str, Opened] = {}
_MORE: Final = 2
"""Times that it is opened again where a writer came between."""


def opened(place: Store, generation: Generation) -> Opened:
    """With all of its files open.

    :raises Unusable: it is damaged, or gone.
    """
    known = _latest(place, generation)
    for _again in range(_MORE):
        if (now := _latest(place, generation)) is known:
            break
        known = now  # some of its files may have been of a later state, which takes longer to read
    return known


def _latest(place: Store, generation: Generation) -> Opened:
    seen, known = _seen(generation), _opened.get(str(place.folder))
    if known is None or (known.generation, known.seen) != (generation, seen):
        known = _opened[str(place.folder)] = _after(known, generation, seen).whole()
    return known


def _after(known: Opened | None, generation: Generation, seen: tuple[int, int]) -> Opened:
    """What is there now: of the generation that was open only what is new is read."""
    before = known if known and known.generation == generation else None
    places = generation.places(before.places if before else None)
    had = before.__dict__.get("vectors") if before else None
    return Opened(generation, seen, places, vectors_before=had)


def _seen(generation: Generation) -> tuple[int, int]:
    """When it was committed last, and how many records count: clocks of file systems tick so seldom
    that two commits may bear the same time, but each that says something has more records."""
    with telling_what_breaks():
        return (generation.path / COMMIT).stat().st_mtime_ns, generation.committed or 0
