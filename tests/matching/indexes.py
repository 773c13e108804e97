"""An index of a few texts, what is done to it, and what it answers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sprang.core.ranking import Query
from sprang.core.ranking.scoring import feature_weights
from sprang.matching.index import (
    EVERYTHING,
    Generation,
    Item,
    Writer,
    opening,
    segment_files,
    vocabulary_files,
)
from sprang.matching.index.clauses import Narrowed, asking
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.storage import Store

SOME = "sopbil soprum hiss trappa Hissen hissnyckel Råtta råttor".split()
ASKED = Query.from_text("Råttor i soprummet vid hissen", "sv")
PLACE = np.array([1, 0.5, 0.2], dtype=np.float32)


class Told(NamedTuple):
    """What an index answers."""

    found: list[str]
    near: set[str]
    by_model: set[str]
    words: list[str]
    frequency: int


def item(uid: str, title: str, text: str) -> Item:
    return Item(uid, "need", "öppen", title, text, datetime.fromtimestamp(0, UTC), 7, "sv")


def filled(folder: Path) -> tuple[Store, Generation]:
    store = Store(folder)
    generation = store.begin()
    with Writer(generation) as writer:
        for n in range(8):
            writer.add(item(f"d{n}", SOME[n], f"{SOME[n - 1]} {SOME[n]}"))
    return store, generation


def change(generation: Generation) -> None:
    with Writer(generation) as writer:
        writer.put(
            [item("d1", "trappa", "trapphus"), item("ny", "hiss", "råttfälla")], ["d1", "ny"]
        )
        writer.put([], ["d2"])


def reader(store: Store, generation: Generation) -> Snapshot:
    return Snapshot(opening.opened(store, generation))


def another_process(store: Store, generation: Generation) -> Snapshot:
    for kept in (segment_files, vocabulary_files):
        kept._mapped = {}
    opening._opened.clear()
    return reader(store, generation)


def told(now: Snapshot) -> Told:
    statistics = now.statistics(EVERYTHING)
    asked = asking(feature_weights(ASKED, statistics), statistics)
    rows = now.candidates(asked, EVERYTHING, Narrowed(), 9)
    place = now.space.text([(word.terms, 1) for word in ASKED.words], "sv")
    near = now.near(place, EVERYTHING, Narrowed(), 9)
    by_model = now.near(PLACE, EVERYTHING, Narrowed(), 9, by_model=True)
    return Told(
        list(now.texts(rows).ids),
        set(now.texts(near).ids),
        set(now.texts(by_model).ids),
        now.completions("r", EVERYTHING, 9) + now.completions("t", EVERYTHING, 9),
        statistics.document_frequency(("terms", "hiss")),
    )
