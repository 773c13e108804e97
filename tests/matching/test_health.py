"""Index and database agree, or it is told what to do."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.cli.commands.index import index as command
from sprang.cli.doctor.work import readers_keep_up
from sprang.foundation.journal import readers
from sprang.foundation.models import Head, Platform, User
from sprang.matching import health, index
from sprang.matching.beside import ROOM
from sprang.matching.index import opening, renewing, segment_files, sizes
from sprang.matching.islands.kept import Kept
from sprang.matching.models import WatchTerm
from sprang.matching.watching.actions import watch_words
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation

CatchUp = Callable[[], int]


def told() -> list[str]:
    return [problem.what for problem in health.problems()]


def test_nothing_to_tell(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    assert told() == []


def test_no_index(noise: list[Need]) -> None:
    assert told() == ["The search index can't be read: There is no index yet."]
    assert health.lag() == Head.objects.get().seq


def test_a_journal_that_runs_ahead(
    noise: list[Need], make_need: Callable[..., Need], catch_up: CatchUp
) -> None:
    catch_up()
    make_need()
    assert told() == ["The search index has 1 entries of the journal left to read."]


def test_something_lost(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    generation = index.store().current()
    assert generation
    with index.Writer(generation) as writer:
        writer.put([], [str(noise[2].uid)])
    assert told() == ["The database has 5 of kind need, the search index 4."]


def test_something_that_changed_outside_the_journal(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    noise[0].save()
    Need.objects.filter(pk=noise[0].pk).update(changed_at="2026-01-01T00:00:00Z")
    assert told() == ["1 of 5 sampled of kind need differ in the search index."]


@pytest.fixture
def whole(noise: list[Need], make_need: Callable[..., Need]) -> index.Generation:
    """All is read and compared, and there are pairs."""
    for n in range(3):
        make_need(text=f"Nycklarna till trapphusen är borta varje natt, och alla letar. {n}")
    readers.run_all()
    generation = index.store().current()
    assert generation
    assert len(Kept.read(generation).near) >= 6
    assert told() == []
    return generation


def test_places_that_are_lost(whole: index.Generation) -> None:
    (whole.path / "places.told").write_bytes(b"")
    opening._opened.clear()  # another process
    (fault,) = told()
    assert fault.startswith("The search index can't be read: ")
    assert fault.endswith(" records were written, and 0 are there.")
    command(rebuild=True)
    assert told() == []


def test_without_records_no_pair_is_wrong(db: None, catch_up: CatchUp) -> None:
    register_organisation(name="Låsbolaget", type="company", parent=None, summary="Lås")
    catch_up()
    command()
    assert told() == []


def test_pairs_that_are_lost(whole: index.Generation) -> None:
    kept = Kept.read(whole)
    Kept(kept.rows, kept.near[1:]).write(whole)
    assert told() == ["1 of the latest 50 texts have other pairs than they say."]
    command(rebuild=True)
    assert told() == []


def test_graphs_that_are_lost(whole: index.Generation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST", 3)
    assert told() == ["Finding by meaning lacks 2 graphs and takes longer."]
    command()
    with index.Writer(whole):
        pass
    assert told() == []


def test_files_of_words_that_are_lost(
    whole: index.Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "LAST", 1)
    assert told() == ["Finding by words lacks files of 8 texts and takes longer."]
    command()
    assert told() == []
    next(whole.path.glob("found-*.words")).unlink()
    segment_files._mapped = {}
    assert told() == ["Finding by words lacks files of 8 texts and takes longer."]
    command()
    assert told() == []


def test_what_this_process_lacks_is_no_damage(
    whole: index.Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To make the index anew would take more of it."""

    def refused(_path: Path) -> str:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(Path, "read_text", refused)
    (problem,) = health.problems()
    assert problem.todo == ROOM
    hindered = [each for each in readers_keep_up() if each.todo == ROOM]
    assert {each.says.split()[2] for each in hindered} == {"search-index", "likenesses"}


def test_watches_that_hear_nothing(whole: index.Generation, nurse: User, boras: Platform) -> None:
    for words in ("nycklar", "schema"):
        watch_words(words=words, platform=boras, by=nurse)
    readers.follow("search-index")
    assert told() == []  # nobody has read of them yet
    readers.run_all()
    assert told() == []
    WatchTerm.objects.filter(term__startswith="nyck").delete()
    assert told() == ["1 watches for words hear none of them."]
    command()
    assert told() == []
