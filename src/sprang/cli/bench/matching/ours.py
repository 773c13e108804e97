"""Språng's own index, filled and asked without a database."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sprang.cli.house import open_house
from sprang.core.ranking import Document, Query

from .documents import audience
from .peers import FOUND, Ask

SHOWN: Final = 5
SEEN: Final = ("public", "network", "platform:1")


def build(folder: Path, made: Iterable[Document], _address: str = "") -> None:
    open_house()
    from sprang.matching.index import Item, Position, Store, Writer
    from sprang.matching.index.graphing import renew

    store, then = Store(folder), datetime.fromtimestamp(0, UTC)
    generation = store.begin()
    with Writer(generation) as writer:
        for at, each in enumerate(made):
            writer.put_down(Item(each.id, each.kind, audience(at), "", "", then, 1), each)
    renew(generation)
    generation.move_to(Position())
    store.swap(generation)


def first_stage(folder: Path, _address: str = "") -> Ask:
    """What the index finds, before anything is ranked again; their words are read with them."""
    open_house()
    from sprang.core.ranking.scoring import feature_weights
    from sprang.matching.index import EVERYTHING, Store
    from sprang.matching.index.clauses import Narrowed, asking
    from sprang.matching.index.searching import snapshot

    now = snapshot(Store(folder))

    def ask(query: Query) -> list[str]:
        statistics = now.statistics(EVERYTHING)
        wanted = asking(feature_weights(query, statistics), statistics)
        rows = now.candidates(wanted, EVERYTHING, Narrowed(), FOUND)
        return list(now.texts(rows).ids)

    return ask


def whole_match(folder: Path, _address: str = "") -> Ask:
    """A group for each kind: found by words and by meaning, ranked, and what is shown explained."""
    open_house()
    from sprang.matching.finding import Finder
    from sprang.matching.index import Reach, Store
    from sprang.matching.index.clauses import Narrowed
    from sprang.matching.index.searching import snapshot
    from sprang.matching.question import Question

    now, reach = snapshot(Store(folder)), Reach(frozenset(SEEN), SEEN)

    def ask(query: Query) -> list[str]:
        finder, shown = Finder(now, Question(query, reach)), list[str]()
        for kind in ("need", "solution", "innovator"):
            found = finder.best(Narrowed(kind, only_open=True), 2 * SHOWN)
            shown += finder.explained(found[:SHOWN])
        return shown

    return ask
