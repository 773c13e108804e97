"""The index is a cache: it may be behind, lost or damaged, and comes right by itself."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, User
from sprang.matching import health, index
from sprang.matching.index import (
    Generation,
    JournalReader,
    Position,
    Store,
    filling,
    storage,
    version,
)
from sprang.matching.index.generation import COMMIT
from sprang.matching.search import match, search
from sprang.needs import actions
from sprang.needs.models import Need
from sprang.solutions.models import Solution

from .conftest import GULLIES, SUBSTITUTES

CatchUp = Callable[[], int]


def generation() -> Generation:
    found = index.store().current()
    assert found
    return found


def everything(user: User) -> list[tuple[str, float]]:
    """All hits with their scores, to compare two states of the index."""
    answers = [match(text, user) for text in (SUBSTITUTES, GULLIES)] + [search("vecka", user)]
    return [
        (str(hit.found.uid), round(hit.scored.score, 6))
        for answer in answers
        for hit in answer.hits
    ]


def test_it_is_read_from_the_journal_as_a_reader_of_its_own(
    noise: list[Need], catch_up: CatchUp
) -> None:
    assert readers.lag()["search-index"] == Entry.objects.count()
    catch_up()
    assert readers.lag()["search-index"] == 0
    assert catch_up() == 0


def test_built_anew_or_bit_by_bit_it_answers_the_same(
    make_need: Callable[..., Need],
    noise: list[Need],
    twin: Need,
    pool: Solution,
    lead: User,
    outsider: User,
    other_lead: User,
    catch_up: CatchUp,
) -> None:
    catch_up()
    actions.share_need(need=noise[0], by=lead, visibility="network")
    catch_up()
    actions.edit_need(need=twin, by=other_lead, text=f"{SUBSTITUTES} Varje vecka.")
    actions.withdraw_need(need=noise[1], by=lead)
    catch_up()
    bit_by_bit = everything(outsider)
    index.rebuild()
    assert everything(outsider) == bit_by_bit
    assert len(bit_by_bit) >= 3


def test_a_crash_between_commit_and_cursor_repeats_and_skips_nothing(
    noise: list[Need],
    make_need: Callable[..., Need],
    nurse: User,
    catch_up: CatchUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catch_up()
    before = generation().cursor
    make_need(text=SUBSTITUTES)
    with monkeypatch.context() as crash:
        crash.setattr(Generation, "move_to", lambda _self, _seq: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catch_up()
    assert generation().cursor == before
    assert len(match(SUBSTITUTES, nurse).hits) == 1, "the commit had been made"
    catch_up()
    assert generation().cursor == Entry.objects.count()
    assert len(match(SUBSTITUTES, nurse).hits) == 1


def test_a_crash_before_the_commit_leaves_the_index_as_it_was(
    noise: list[Need],
    make_need: Callable[..., Need],
    nurse: User,
    catch_up: CatchUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catch_up()
    make_need(text=SUBSTITUTES)
    with monkeypatch.context() as crash:
        crash.setattr(index.Writer, "add", lambda _self, _item: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catch_up()
    assert match(SUBSTITUTES, nurse).total == 0
    catch_up()
    assert match(SUBSTITUTES, nurse).total == 1


def test_entries_that_another_process_has_handled_are_left_alone(
    noise: list[Need], catch_up: CatchUp
) -> None:
    late = list(Entry.objects.order_by("seq"))
    catch_up()
    JournalReader().handle(late[:2])
    assert generation().cursor == late[-1].seq


def _empty(path: Path) -> None:
    (path / COMMIT).write_text("")


def _garbage(path: Path) -> None:
    for each in path.iterdir():
        each.write_bytes(b"\x00garbage" * 50)


def _without_files(path: Path) -> None:
    for each in path.iterdir():
        each.unlink()


def _without_cursor(path: Path) -> None:
    (path / "cursor").unlink()


@pytest.mark.parametrize("damage", [_empty, _garbage, _without_files, _without_cursor])
def test_a_damaged_index_is_told_and_built_anew(
    damage: Callable[[Path], None],
    twin: Need,
    outsider: User,
    catch_up: CatchUp,
) -> None:
    catch_up()
    broken = generation()
    damage(broken.path)
    answer = match(SUBSTITUTES, outsider)
    assert (answer.hits, answer.complete) == ([], False)
    catch_up()
    answer = match(SUBSTITUTES, outsider)
    assert ([hit.found for hit in answer.hits], answer.complete) == ([twin], True)
    assert generation() != broken
    assert not broken.path.exists()


@pytest.mark.parametrize("ahead", [0, 5000])
def test_an_index_of_another_database_is_told_and_built_anew(
    ahead: int, twin: Need, outsider: User, catch_up: CatchUp
) -> None:
    """A backup was restored, or a new database made: its numbers say nothing about this one."""
    catch_up()
    foreign = generation()
    foreign.move_to(Position(foreign.cursor + ahead, "f" * 64))
    assert readers.lag()["search-index"] == Entry.objects.count()
    answer = match(SUBSTITUTES, outsider)
    assert (answer.hits, answer.complete) == ([], False)
    assert [problem.what for problem in health.problems()] == [
        "The search index can't be read: It was filled from another database, or before a restore."
    ]
    assert foreign == generation(), "another program may use it: looking does not break it"
    catch_up()
    answer = match(SUBSTITUTES, outsider)
    assert ([hit.found for hit in answer.hits], answer.complete) == ([twin], True)
    assert health.problems() == []


def test_damage_that_only_a_searcher_meets_is_marked_for_the_worker(
    twin: Need, outsider: User, catch_up: CatchUp
) -> None:
    catch_up()
    broken = generation()
    broken.condemn()
    assert JournalReader().position() == 0
    catch_up()
    assert generation() != broken


def test_without_an_index_pages_are_told_that_something_may_be_missing(
    twin: Need, outsider: User
) -> None:
    answer = search("timvikarie", outsider)
    assert (answer.total, answer.complete) == (0, False)


def test_a_rebuild_is_swapped_in_at_once_and_tells_how_far_it_is(
    noise: list[Need],
    make_need: Callable[..., Need],
    nurse: User,
    catch_up: CatchUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catch_up()
    make_need(text=SUBSTITUTES)
    told: list[tuple[int, int]] = []
    seen: list[int] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        seen.append(match(SUBSTITUTES, nurse).total)

    assert index.rebuild(told=tell) == 6
    assert told == [(done, 6) for done in range(1, 7)]
    assert seen == [0] * 6, "the old one answers until the new one is whole"
    assert match(SUBSTITUTES, nurse).total == 1
    assert len(list(index.store().folder.glob("g-*"))) == 1


def test_another_analysis_gets_another_folder(
    noise: list[Need], nurse: User, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up()
    old = index.store().folder
    monkeypatch.setattr(storage, "version", lambda: "v1-newer")
    assert not search("hissen", nurse).complete
    catch_up()
    assert search("hissen", nurse).total == 1
    assert old.exists(), "web processes of the old version still read it"


@pytest.mark.parametrize("name", ["placing.py", "packing.py", "locating.py", "numbering.py"])
def test_another_way_to_keep_places_and_words_gets_another_folder(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version._analysis.cache_clear()
    before, read = version.version(), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == name))
    version._analysis.cache_clear()
    after = version.version()
    version._analysis.cache_clear()
    assert before != after


TRY_TO_LOCK = """
import fcntl, sys
with open(sys.argv[1], "w") as file:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(7)
"""


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    place = Store(tmp_path)
    another_process = [sys.executable, "-c", TRY_TO_LOCK, str(place.folder / "lock")]
    with place.locked():
        assert subprocess.run(another_process, check=False).returncode == 7
    assert subprocess.run(another_process, check=False).returncode == 0


def test_replaying_from_the_beginning_gives_the_same(
    twin: Need, outsider: User, catch_up: CatchUp
) -> None:
    catch_up()
    before, first = everything(outsider), generation()
    readers.replay("search-index")
    assert everything(outsider) == before
    assert generation() != first


def test_a_long_journal_is_followed_batch_by_batch_without_a_rebuild(
    make_need: Callable[..., Need], catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "BATCH", 2)
    catch_up()
    first = generation()
    for text in (SUBSTITUTES, GULLIES, SUBSTITUTES):
        make_need(text=text)
    catch_up()
    assert generation() == first
    assert first.cursor == Entry.objects.count()


def test_a_rebuild_that_fails_leaves_no_rubbish_and_the_old_one_in_use(
    noise: list[Need], nurse: User, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up()
    before = generation()
    with monkeypatch.context() as crash:
        crash.setattr(index.Writer, "add", lambda _self, _item: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            index.rebuild()
    assert list(index.store().folder.glob("g-*")) == [before.path]
    assert search("hissen", nurse).total == 1


def test_what_a_killed_rebuild_left_goes_before_the_next_is_built(
    noise: list[Need], catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several of them would fill the disk, and then no rebuild succeeds."""
    catch_up()
    used, left, fill = generation().path, index.store().begin().path, filling._fill
    seen = []

    def filled(made: Generation, told: filling.Told) -> int:
        seen.append((used.exists(), left.exists()))
        return fill(made, told)

    monkeypatch.setattr(filling, "_fill", filled)
    index.rebuild()
    assert seen == [(True, False)]
