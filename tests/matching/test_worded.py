"""The words of texts as numbers: what weighs by them weighs as by the words themselves."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sprang.core.ranking import Document, Query, Ranker, Tally
from sprang.core.ranking.texts import Texts
from sprang.core.space import base
from sprang.foundation.models import User
from sprang.matching import index
from sprang.matching.index import Generation, Item, Writer
from sprang.matching.index.places import Places
from sprang.matching.index.told import RECORDS
from sprang.matching.index.worded import (
    CODES,
    NUMBERS,
    SPELLED,
    TEXT,
    TEXTS,
    WORD,
    WORDS,
    Worded,
)
from sprang.matching.index.wording import Wording
from sprang.matching.index.writing import analysed
from sprang.matching.search import match
from sprang.needs.models import Need

CatchUp = Callable[[], int]
SOME = ["sopbil", "soprum", "hiss", "trappa", "hissnyckel", "Råtta", "råttor", "garbage"]
texts = some.tuples(*[some.lists(some.sampled_from(SOME), max_size=5).map(" ".join)] * 2)
ASKED = Query.from_text("Råttor i soprummet vid hissen", "sv")


def documents(made: list[tuple[str, str]], first: int = 0) -> list[Document]:
    each = enumerate(made, start=first)
    return [Document.from_text(f"d{at}", title, text, "sv") for at, (title, text) in each]


def written(folder: Path, found: list[Document]) -> None:
    log = Wording(folder)
    for document in found:
        log.add(document)
    log.write()


def read(folder: Path, found: list[Document]) -> Texts:
    """Those of the first rows, as an index reads them."""
    rows = np.arange(len(found))
    own = Texts.of(found, base())
    return Worded.read(folder).of(rows, own.ids, own.places, None)


def same(one: Texts, other: Texts) -> bool:
    ranker = Ranker(ASKED, Tally())
    met, again = ranker.weighed(one), ranker.weighed(other)
    counts = [each.lexical.counts for each in (met, again)]
    return met.all() == again.all() and all(
        np.array_equal(getattr(counts[0], name), getattr(counts[1], name))
        for name in ("text", "place", "count", "begins", "lengths")
    )


@given(some.lists(texts, max_size=6), some.lists(texts, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_it_weighs_as_the_words_do(
    tmp_path_factory: pytest.TempPathFactory,
    one: list[tuple[str, str]],
    other: list[tuple[str, str]],
) -> None:
    """In whatever pieces they were written."""
    folder = tmp_path_factory.mktemp("worded")
    first = documents(one)
    both = first + documents(other, len(first))
    written(folder, first)
    written(folder, both[len(first) :])
    assert same(read(folder, both), Texts.of(both, base()))


def test_a_word_is_written_once(tmp_path: Path) -> None:
    for _again in range(2):
        written(tmp_path, documents([("hiss", "hiss trappa")]))
    assert (tmp_path / WORDS).stat().st_size == 2 * WORD.itemsize
    assert (tmp_path / NUMBERS).stat().st_size == 2 * 3 * 4


FILES = {WORDS: WORD.itemsize, CODES: 8, SPELLED: 1, TEXTS: TEXT.itemsize, NUMBERS: 4}


@pytest.mark.parametrize("left", [b"\x01", b"\x01" * 8, b"\xff" * 24])
@pytest.mark.parametrize("file", FILES)
def test_what_a_crash_left_is_cut_off(tmp_path: Path, file: str, left: bytes) -> None:
    """Half a record, or a whole one of which nothing speaks."""
    made = documents([("hiss", "trappa"), ("soprum", "sopbil hiss")])
    written(tmp_path, made[:1])
    with (tmp_path / file).open("ab") as half:
        half.write(left)
    Wording(tmp_path, 1)
    written(tmp_path, made[1:])
    assert same(read(tmp_path, made), Texts.of(made, base()))


@pytest.mark.parametrize("file", FILES)
def test_texts_that_have_lost_what_they_speak_of_are_gone(tmp_path: Path, file: str) -> None:
    """A power cut may keep what was written last and lose what was written before it."""
    made = documents([("hiss", "trappa"), ("soprum", "sopbil hiss")])
    written(tmp_path, made[:1])
    kept = (tmp_path / file).stat().st_size
    written(tmp_path, made[1:])
    with (tmp_path / file).open("r+b") as whole:
        whole.truncate(kept)
    assert len(Wording(tmp_path)) == 1
    written(tmp_path, made[1:])
    assert same(read(tmp_path, made), Texts.of(made, base()))


def item(uid: str, text: str) -> Item:
    return Item(uid, "need", "public", "", text, datetime.fromtimestamp(0, UTC), 7, "sv")


def test_rows_are_the_same_texts_in_all_the_files(tmp_path: Path) -> None:
    """After a crash between them too: what some have and others lack is cut off."""
    generation, dimensions = Generation(tmp_path), base().dimensions
    with Writer(generation) as writer:
        writer.add(item("a", "hiss"))
    beside = Wording(tmp_path)
    beside.add(analysed(item("lost", "soprum")))
    beside.write()
    with Writer(generation) as writer:
        writer.put([item("b", "trappa")], ["b"])
    places = Places.read(tmp_path, dimensions)
    assert places is not None
    assert [places.uid(at) for at in range(len(places))] == ["a", "b"]
    found = [analysed(item("a", "hiss")), analysed(item("b", "trappa"))]
    assert same(read(tmp_path, found), Texts.of(found, base()))
    assert (tmp_path / TEXTS).stat().st_size == 2 * TEXT.itemsize


@pytest.mark.parametrize("file", [*FILES, RECORDS])
def test_files_that_are_cut_short_are_told_and_made_anew(
    file: str, noise: list[Need], twin: Need, outsider: User, catch_up: CatchUp
) -> None:
    catch_up()
    generation = index.store().current()
    assert generation
    (generation.path / file).write_bytes(b"")
    asked = "Vikarierna får inte nycklar, det tar timmar varje morgon."
    answer = match(asked, outsider)
    assert (answer.hits, answer.complete) == ([], False)
    catch_up()
    assert index.store().current() != generation
    answer = match(asked, outsider)
    assert ([hit.found for hit in answer.hits], answer.complete) == ([twin], True)
