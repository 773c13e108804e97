"""What an index of real size tells: no more than a small one of what the asker may not see. More
texts than one file has room for, and than two bytes can number."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from sprang.core.ranking import Document, Feature, Query, features
from sprang.matching.index import Generation, Item, Reach, Writer, segment_files, segments
from sprang.matching.index.clauses import Narrowed, asking
from sprang.matching.index.opening import Opened
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.storage import Store

OPEN, HIDDEN = 40_000, 30_000
EVERYONE = Reach(frozenset({"public"}), ("public",))
MEMBER = Reach(frozenset({"public", "platform:1"}), ("public", "platform:1"))


@cache
def analysed(text: str) -> Document:
    return Document.from_text("", text, text, "sv", "need")


def put(writer: Writer, number: int, text: str, audience: str) -> None:
    then = datetime.fromtimestamp(0, UTC)
    uid = f"{number + 1:08x}-0000-4000-8000-000000000000"
    found = replace(analysed(text), id=uid)
    writer.put_down(Item(uid, "need", audience, text, text, then, 1, "sv"), found)


def uid_of(number: int) -> str:
    return f"{number + 1:08x}-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """All that stands after row 65,535 is hidden, as far as that goes."""
    store = Store(tmp_path_factory.mktemp("index"))
    made = store.begin()
    with Writer(made) as writer:
        for number in range(OPEN):
            put(writer, number, ("hiss", "hissen hisskorg")[number % 2], "public")
        for number in range(OPEN, OPEN + HIDDEN):
            put(writer, number, ("hissnyckel", "trappa")[number % 2], "platform:1")
    assert made.committed == OPEN + HIDDEN
    return made


def looked_at(generation: Generation) -> Snapshot:
    return Snapshot(Opened(generation, (0, 0), generation.places()))


def frequency(generation: Generation, word: str, reach: Reach) -> int:
    return looked_at(generation).statistics(reach).document_frequency(("terms", word))


def test_more_rows_than_one_file_numbers(generation: Generation) -> None:
    found = segment_files.segments_in(generation.path, OPEN + HIDDEN)
    assert found[0].through == segments.MOST
    assert found[-1].through > segments.MOST


def test_completions_are_of_what_may_be_seen(generation: Generation) -> None:
    now = looked_at(generation)
    assert now.completions("hi", EVERYONE, 9) == ["hiss", "hissen", "hisskorg"]
    assert now.completions("tr", EVERYONE, 9) == []
    assert now.completions("tr", MEMBER, 9) == ["trappa"]
    hidden = Reach(frozenset({"platform:1"}), ("platform:1",))
    assert now.completions("hi", hidden, 9) == ["hissnyckel"]


def test_frequencies_are_of_what_may_be_seen(generation: Generation) -> None:
    assert frequency(generation, "trapp", EVERYONE) == 0
    assert frequency(generation, "trapp", MEMBER) == HIDDEN // 2


def test_what_is_hidden_or_deleted_is_counted_no_more(generation: Generation) -> None:
    """At once, however many others there are, and however little has changed."""
    before = frequency(generation, "hisskorg", EVERYONE)
    with Writer(generation) as writer:
        writer.put([], [uid_of(1), uid_of(3)])
        put(writer, 3, "hissen hisskorg", "platform:1")
    assert before - frequency(generation, "hisskorg", EVERYONE) == 2
    assert before - frequency(generation, "hisskorg", MEMBER) == 1
    now = looked_at(generation)
    asked: Query = Query.from_text("trappa", "sv")
    for reach, found in ((EVERYONE, False), (MEMBER, True)):
        statistics = now.statistics(reach)
        weights: dict[Feature, float] = dict.fromkeys(features.of_query(asked), 1.0)
        rows = now.candidates(asking(weights, statistics), reach, Narrowed(), 9)
        assert bool(len(rows)) is found
