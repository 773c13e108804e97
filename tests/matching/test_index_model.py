"""The index beside a plain one: whatever is added, changed, taken away, killed, lost and opened
again, in any order, both answer alike to whoever asks."""

import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sprang.core.ranking import Document, Query, Tally, features
from sprang.core.ranking.scoring import feature_weights
from sprang.matching.index import (
    EVERYTHING,
    Item,
    Reach,
    Writer,
    gone,
    inverted,
    opening,
    renewing,
    segment_files,
    segments,
    vocabulary_files,
)
from sprang.matching.index.clauses import Narrowed, asking
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.storage import Store
from sprang.matching.index.writing import analysed

WORDS = "sopbil soprum hiss Hiss hissen hissnyckel trappa Råtta råttor natt ÅÄÖ ﬁn İstanbul".split()
WORDS += ["e\u0301l", "\U0001f6d7", "x" * 300, "straße", "STRASSE", "\u200bnoll", "m²"]
AUDIENCES = ["public", "network", "platform:1", "room:7"]
REACHES = [
    EVERYTHING,
    Reach(frozenset({"public"}), ("public",)),
    Reach(frozenset({"public", "platform:1"}), ("public", "platform:1")),
    Reach(frozenset({"room:7"}), ()),
]
ASKED = Query.from_text("Råttor i soprummet vid hissen", "sv")
FEATURES = sorted(
    {each for word in WORDS for each in features.of_query(Query.from_text(word, "sv"))}
)
BEGINNINGS = ["h", "hiss", "r", "s", "x", "i", "é", "e", "fi", "å", "q", "\U0001f6d7"]

texts = some.lists(some.sampled_from(WORDS), max_size=6).map(" ".join)
uids = some.sampled_from([f"{n:08x}-0000-4000-8000-00000000000{n}" for n in range(1, 8)] + ["egen"])
items = some.builds(
    lambda uid, kind, audience, title, text, is_open: Item(
        uid, kind, audience, title, text, datetime.fromtimestamp(0, UTC), 7, "sv", is_open
    ),
    uids, some.sampled_from(["need", "solution"]), some.sampled_from(AUDIENCES), texts, texts,
    some.booleans(),
)  # fmt: skip
changes = some.tuples(some.lists(items, max_size=3), some.lists(uids, max_size=2))
puts = some.lists(changes, max_size=3)


def put(writer: Writer, there: dict[str, Item], each: tuple[list[Item], list[str]]) -> None:
    found = {item.uid: item for item in each[0]}
    for uid in (*each[1], *found):
        there.pop(uid, None)
    there |= found
    writer.put(found.values(), sorted({*each[1], *found}))


class Beside(RuleBasedStateMachine):
    """`there`: what the index must hold."""

    @initialize()
    def empty(self) -> None:
        self.folder = Path(mkdtemp())
        self.store = Store(self.folder)
        self.generation, self.there = self.store.begin(), dict[str, Item]()
        with Writer(self.generation):
            pass

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(given=puts)
    def write(self, given: list[Any]) -> None:
        with Writer(self.generation) as writer:
            for each in given:
                put(writer, self.there, each)

    @rule(given=puts)
    def be_killed(self, given: list[Any]) -> None:
        writer, there = Writer(self.generation), dict(self.there)
        for each in given:
            put(writer, there, each)
            writer._write()

    @rule()
    def open_again(self) -> None:
        segment_files._mapped = vocabulary_files._mapped = {}
        opening._opened.clear()

    @rule(which=some.integers(0, 99), is_cut=some.booleans())
    def lose(self, which: int, is_cut: bool) -> None:
        """A file that follows from others."""
        if found := sorted(self.generation.path.glob("found-*")):
            path = found[which % len(found)]
            if is_cut:  # a new file: what is mapped is never changed
                half = path.read_bytes()[:-1]
                path.unlink()
                path.write_bytes(half)
            else:
                path.unlink()

    @rule()
    def build_anew(self) -> None:
        old, self.generation = self.generation, self.store.begin()
        with Writer(self.generation) as writer:
            for item in self.there.values():
                writer.add(item)
        old.remove()

    @invariant()
    def answers_alike(self) -> None:
        now = Snapshot(opening.opened(self.store, self.generation).whole())
        assert {kind: now.count(kind) for kind in ("need", "solution")} == {
            kind: sum(each.kind == kind for each in self.there.values())
            for kind in ("need", "solution")
        }
        for reach in REACHES:
            self.counts_alike(now, reach)
            self.completes_alike(now, reach)
            self.finds_alike(now, reach)

    def seen(self, reach: Reach) -> dict[str, Document]:
        return {
            uid: analysed(each)
            for uid, each in self.there.items()
            if reach.audiences is None or each.audience in reach.audiences
        }

    def counts_alike(self, now: Snapshot, reach: Reach) -> None:
        counted = [
            analysed(each)
            for each in self.there.values()
            if reach.audiences is None or each.audience in reach.counted
        ]
        truth, statistics = Tally.of(counted), now.statistics(reach)
        statistics.learn(FEATURES)
        assert {each: statistics.document_frequency(each) for each in FEATURES} == {
            each: truth.document_frequency(each) for each in FEATURES
        }
        for field in ("terms", "letters"):
            assert statistics.mean_length(field) == pytest.approx(truth.mean_length(field))

    def completes_alike(self, now: Snapshot, reach: Reach) -> None:
        spelled = Counter[str]()
        for each in self.seen(reach).values():
            spelled.update({word.surface.lower() for word in (*each.title, *each.text)})
        order = sorted(spelled, key=lambda word: (-spelled[word], word))
        for beginning in BEGINNINGS:
            begun = [word for word in order if word.startswith(beginning)]
            assert now.completions(beginning, reach, 3) == begun[:3]

    def finds_alike(self, now: Snapshot, reach: Reach) -> None:
        """The same texts, and in each the same words in the same places."""
        statistics, seen = now.statistics(reach), self.seen(reach)
        asked = asking(feature_weights(ASKED, statistics), statistics)
        wanted = features.of_query(ASKED)
        having = {uid for uid in seen if features.of_document(seen[uid]).keys() & wanted.keys()}
        rows = now.candidates(asked, reach, Narrowed(), 99)
        assert {*now.texts(rows).ids} == having
        few = now.candidates(asked, reach, Narrowed(), 2)
        assert np.array_equal(few, rows[:2])
        told = {each.id: each for each in now.named([*self.there], reach)}
        assert told.keys() == seen.keys()
        for uid, each in seen.items():
            assert (told[uid].title, told[uid].text) == (each.title, each.text)
            assert told[uid].kind == each.kind


@pytest.mark.parametrize("most", [3, 7])
def test_the_index_beside_a_plain_one(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a file for each few rows, made anew after few changes."""
    for module, name, value in (
        (segments, "MOST", most), (inverted, "MOST", most), (renewing, "LAST", 1),
        (renewing, "STALE", 1), (vocabulary_files, "FEW", 2), (gone, "MANY", 2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    few = settings(max_examples=20, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(Beside, settings=few)
