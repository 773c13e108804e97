"""What was erased does not stay on the disk: the index is made anew by itself."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.cli.doctor.finding import State
from sprang.cli.doctor.work import index_agrees
from sprang.foundation.jobs import upkeep
from sprang.foundation.models import User
from sprang.matching import health, index
from sprang.matching.index import Generation, shedding
from sprang.matching.index.searching import snapshot
from sprang.matching.index.shedding import KEPT, is_due, shed
from sprang.matching.index.storage import MADE, WEEK
from sprang.matching.search import match
from sprang.needs.models import Need

CatchUp = Callable[[], int]


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def holding(word: str) -> list[str]:
    files = (path for path in index.store().folder.rglob("*") if path.is_file())
    return [path.name for path in files if word.encode() in path.read_bytes()]


def current() -> Generation:
    generation = index.store().current()
    assert generation
    return generation


@pytest.fixture
def erased(noise: list[Need], make_need: Callable[..., Need], catch_up: CatchUp) -> Generation:
    """A text that was read, and taken away."""
    need = make_need(text="Kerstin Hemligsson bor i hissen", visibility="public")
    catch_up()
    with index.Writer(current()) as writer:
        writer.put([], [str(need.uid)])
    Need.objects.filter(pk=need.pk).delete()
    assert "words.spelled" in holding("Hemligsson")
    return current()


def test_what_is_gone_is_let_go_of_after_a_day(erased: Generation) -> None:
    assert (is_due(erased), shed()) == (False, 0)
    assert current() == erased
    age(erased.path / MADE, KEPT + 60)
    assert is_due(erased)
    assert shed() == 5
    assert current() != erased
    assert holding("Hemligsson") == []
    assert shed() == 0  # a second worker that had waited


def test_where_nothing_is_gone_nothing_is_made_anew(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    before = current()
    age(before.path / MADE, 100 * KEPT)
    assert (shed(), current()) == (0, before)


def test_where_much_is_gone_it_does_not_wait(
    erased: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shedding, "MANY", 0)
    assert not is_due(erased)  # one of six
    monkeypatch.setattr(shedding, "PART", 7)
    assert is_due(erased)


def test_pages_go_on_with_the_old_one(
    erased: Generation,
    twin: Need,
    outsider: User,
    catch_up: CatchUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catch_up()
    before = match(twin.text, outsider).hits
    assert before
    age(erased.path / MADE, KEPT + 60)
    swap, asked = index.Store.swap, list[bool]()

    def looked(place: index.Store, generation: Generation) -> None:
        answer = match(twin.text, outsider)
        asked.append(answer.complete and answer.hits == before and place.current() == erased)
        swap(place, generation)

    monkeypatch.setattr(index.Store, "swap", looked)
    now = snapshot(index.store())
    assert shed() == 6
    assert asked == [True]
    assert [each.id for each in now.named([str(twin.uid)], index.EVERYTHING)] == [str(twin.uid)]
    assert match(twin.text, outsider).complete


def test_what_killed_rebuilds_and_other_versions_left_goes(
    noise: list[Need], catch_up: CatchUp
) -> None:
    catch_up()
    folder = index.store().folder
    left, older, newest = folder / "g-left", folder.parent / "v1-old", folder.parent / "v2-new"
    for path in (left, older / "g-x", newest / "g-x"):
        path.mkdir(parents=True)
        (path / "words.spelled").write_text("Hemligsson")
    for path in (older, older / "g-x", older / "g-x" / "words.spelled"):
        age(path, 2 * 3600)
    shed()
    assert (left.exists(), older.exists(), newest.exists()) == (False, True, True)
    for version, days in ((older, KEPT + 60), (newest, KEPT)):
        for path in (version, version / "g-x", version / "g-x" / "words.spelled"):
            age(path, days)
    shed()
    assert (older.exists(), newest.exists()) == (False, True)
    for path in (newest, newest / "g-x"):
        age(path, WEEK + 60)
    shed()
    assert newest.exists()  # something in it has moved
    age(newest / "g-x" / "words.spelled", WEEK + 60)
    shed()
    assert not newest.exists()


def test_a_version_that_another_worker_removes(
    noise: list[Need], catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up()
    lost = index.store().folder.parent / "v1-lost"
    lost.symlink_to("nowhere")
    shed()
    assert current()


def test_it_is_told_and_registered(erased: Generation) -> None:
    assert health.gone() == 1
    assert State.NOTE in {each.state for each in index_agrees()}
    assert upkeep.steps()["index"].step() == 0
    age(erased.path / MADE, KEPT + 60)
    upkeep.steps()["index"].step()
    assert health.gone() == 0
    assert State.NOTE not in {each.state for each in index_agrees()}
