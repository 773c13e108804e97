"""Finding by words and counting them: as the texts themselves say, in whatever files they lie."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from sprang.core.ranking import Document, Query, Tally, features
from sprang.core.ranking.scoring import feature_weights
from sprang.foundation.models import User
from sprang.matching import index
from sprang.matching.index import (
    EVERYTHING,
    Generation,
    Item,
    Reach,
    Writer,
    inverted,
    renewing,
    segment_files,
    segments,
    vocabulary_files,
)
from sprang.matching.index.clauses import Narrowed, asking
from sprang.matching.index.opening import Opened
from sprang.matching.index.searching import Snapshot
from sprang.matching.index.writing import analysed
from sprang.matching.search import match
from sprang.needs.models import Need

SOME = [
    "sopbil",
    "soprum",
    "hiss",
    "trappa",
    "Hissen",
    "hissnyckel",
    "Råtta",
    "råttor",
    "natt",
]
AUDIENCES = ["public", "network", "platform:1", "room:7"]
INSIDE = Reach(frozenset({"public", "platform:1"}), ("public", "platform:1"))
ASKED = Query.from_text("Råttor i soprummet vid hissen", "sv")

texts = some.lists(some.sampled_from(SOME), max_size=5).map(" ".join)
items = some.tuples(some.sampled_from("abcdef"), texts, texts, some.sampled_from(AUDIENCES))
deeds = some.lists(some.tuples(items, some.booleans()), max_size=8)


def item(uid: str, title: str, text: str, audience: str) -> Item:
    return Item(uid, "need", audience, title, text, datetime.fromtimestamp(0, UTC), 7, "sv")


def looked_at(generation: Generation) -> Snapshot:
    return Snapshot(Opened(generation, (0, 0), generation.places()))


def put(generation: Generation, done: list[tuple[tuple[str, str, str, str], bool]]) -> None:
    for given_, is_there in done:
        with Writer(generation) as writer:
            writer.put([item(*given_)] if is_there else [], [given_[0]])


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file for each few rows, and made anew after few changes."""
    for module, name, value in (
        (segments, "MOST", 3), (inverted, "MOST", 3), (renewing, "MOST", 3), (renewing, "LAST", 1),
        (vocabulary_files, "FEW", 2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


def seen_by(reach: Reach, there: dict[str, Item]) -> list[Document]:
    counted = set(reach.counted)
    return [
        analysed(each)
        for each in there.values()
        if reach.audiences is None or each.audience in counted
    ]


@given(some.lists(deeds, max_size=4), some.sampled_from([EVERYTHING, INSIDE]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example([[(("a", "hiss", "hiss", "public"), True)] * 3, [(("a", "", "", ""), False)]], INSIDE)
def test_it_counts_what_may_be_seen(
    tmp_path_factory: pytest.TempPathFactory, done: list, reach: Reach
) -> None:
    generation, there = Generation(tmp_path_factory.mktemp("index")), dict[str, Item]()
    with Writer(generation):
        pass
    for some_deeds in done:
        put(generation, some_deeds)
        for given_, is_there in some_deeds:
            there.pop(given_[0], None)
            there |= {given_[0]: item(*given_)} if is_there else {}
    now, truth = looked_at(generation), Tally.of(seen_by(reach, there))
    statistics = now.statistics(reach)
    every = {one for word in SOME for one in features.of_query(Query.from_text(word, "sv"))}
    assert {each: statistics.document_frequency(each) for each in every} == {
        each: truth.document_frequency(each) for each in every
    }
    for field in ("terms", "letters"):
        assert statistics.mean_length(field) == pytest.approx(truth.mean_length(field))
    having = {
        each.uid
        for each in there.values()
        if (reach.audiences is None or each.audience in reach.audiences)
        and features.of_document(analysed(each)).keys() & features.of_query(ASKED).keys()
    }
    asked = asking(feature_weights(ASKED, statistics), statistics)
    found = now.candidates(asked, reach, Narrowed(), 99)
    assert {*now.texts(found).ids} == having
    spelled = {
        word for each in there.values() for word in f"{each.title} {each.text}".lower().split()
        if reach.audiences is None or each.audience in reach.audiences
    }  # fmt: skip
    assert {*now.completions("hiss", reach, 9)} == {each for each in spelled if each[:4] == "hiss"}


def filled(folder: Path) -> Generation:
    generation = Generation(folder)
    with Writer(generation) as writer:
        for n in range(8):
            writer.add(item(f"d{n}", SOME[n], f"{SOME[n - 1]} {SOME[n]}", "public"))
    return generation


def best(generation: Generation) -> list[str]:
    now = looked_at(generation)
    statistics = now.statistics(INSIDE)
    asked = asking(feature_weights(ASKED, statistics), statistics)
    return list(now.texts(now.candidates(asked, INSIDE, Narrowed(), 9)).ids)


def files(folder: Path) -> set[Path]:
    return set(folder.glob("found-*"))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _turned(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 255
    path.write_bytes(whole)


@pytest.mark.parametrize("damage", [_cut, _turned, Path.unlink])
def test_what_is_damaged_is_done_without_and_made_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    generation = filled(tmp_path)
    before, made = best(generation), files(tmp_path)
    assert len(before) >= 6
    assert sorted(path.suffix for path in made) == [".features", ".words", ".words", ".words"]
    for path in made:
        damage(path)
        segment_files._mapped.clear()  # another process
        vocabulary_files._mapped.clear()
        assert best(generation) == before
    with Writer(generation):
        pass
    assert (files(tmp_path), best(generation)) == (made, before)


def test_half_a_file_is_none(tmp_path: Path) -> None:
    """Who is killed while it is written leaves a draft, which nobody reads."""
    generation = filled(tmp_path)
    for extension in ("words", "features"):
        (tmp_path / f"{extension}.new").write_bytes(b"half")
    assert len(best(generation)) >= 6


def test_what_was_not_committed_is_not_there_and_cut_off(tmp_path: Path) -> None:
    generation = filled(tmp_path)
    before = best(generation)
    writer = Writer(generation)
    writer.put([item("new", "råtta", "råttor hiss soprum", "public")], ["d1"])
    writer._write()
    assert best(generation) == before
    with Writer(generation) as writer:
        writer.put([item("last", "trappa", "trappa", "public")], [])
    assert best(generation) == before
    assert len(looked_at(generation)) == 9


def test_a_file_with_much_that_is_gone_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "STALE", 0)
    generation = filled(tmp_path)
    before = files(tmp_path)
    for number in range(8):
        with Writer(generation) as writer:
            writer.put([], [f"d{number}"])
    assert not before & {path for path in files(tmp_path) if path.suffix == ".words"}
    assert best(generation) == []


def test_many_rows_lie_in_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written one by one, each is moved to a larger file now and then."""
    for module in (segments, inverted, renewing):
        monkeypatch.setattr(module, "MOST", 64)
    generation = Generation(tmp_path)
    for n in range(50):
        with Writer(generation) as writer:
            writer.put([item(f"d{n}", "hiss", SOME[n % 9], "public")], [])
    found = segment_files.segments_in(tmp_path, 50)
    assert len(found) <= 6
    assert [each.first for each in found] == [0, *(each.through for each in found[:-1])]


def test_reading_on_while_others_write(
    noise: list[Need], twin: Need, outsider: User, catch_up: Callable[[], int]
) -> None:
    """Files that were joined into one are still read by whoever has them open."""
    catch_up()
    generation = index.store().current()
    assert generation
    now = looked_at(generation)
    assert len(now._opened.inverted.segments) >= 2
    _ = now._opened.vocabulary
    before = match(twin.text, outsider).hits
    for path in files(generation.path):
        path.unlink()
    statistics = now.statistics(EVERYTHING)
    asked = asking(feature_weights(Query.from_text(twin.text), statistics), statistics)
    assert str(twin.uid) in now.texts(now.candidates(asked, EVERYTHING, Narrowed(), 9)).ids
    assert match(twin.text, outsider).hits == before
