"""Does what is kept beside the index, and by the watches, say what index and database say?

Asked where the index has read all of the journal. What a reader has not come to yet is no fault:
the readers tell of that themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sprang.foundation.journal import readers

from .index import Snapshot, store
from .index.graphing import wanted
from .index.places import Places
from .index.writing import renew_words
from .islands import kept
from .islands.likeness import Told, differing
from .islands.reader import compare
from .watching.asking import deaf
from .watching.reading import NAME as WATCHES
from .watching.reading import hear_again

REBUILD: Final = "Run `sprang index --rebuild`, or start a worker: it builds a new one by itself."
CATCH_UP: Final = "Run `sprang index`, or see that a worker runs on this machine."
ANEW: Final = "Run `sprang index --rebuild`."
NOW: Final = "Run `sprang index`."
ROOM: Final = (
    "Nothing is damaged: make room on the disk, or raise the limit of memory or of open files."
)
SAMPLE: Final = 50
"""The latest texts, which are compared anew."""


@dataclass(frozen=True)
class Problem:
    what: str
    todo: str


def beside(now: Snapshot) -> Iterator[Problem]:
    places = now.places
    if places and _has_been_compared(now):
        yield from _of_pairs(now, places)
        if lacking := len(wanted(places)):
            yield Problem(f"Finding by meaning lacks {lacking} graphs and takes longer.", NOW)
    if lacking := now.lacking():
        yield Problem(f"Finding by words lacks files of {lacking} texts and takes longer.", NOW)
    if not readers.lag_of(WATCHES) and (silent := deaf().count()):
        yield Problem(f"{silent} watches for words hear none of them.", NOW)


def _of_pairs(now: Snapshot, places: Places) -> Iterator[Problem]:
    if kept.comparable(places) and (wrong := differing(now.generation, places, SAMPLE)):
        yield Problem(f"{wrong} of the latest {SAMPLE} texts have other pairs than they say.", ANEW)


def _has_been_compared(now: Snapshot) -> bool:
    return kept.position(now.generation) == now.generation.position


def mend(told: Told) -> None:
    """Compare what has not been compared, as in a new generation; make graphs, files of words and
    terms that are lost. Also where the journal has nothing new."""
    with (place := store()).locked():
        if generation := place.usable():
            renew_words(generation)
    compare(told)
    hear_again()
