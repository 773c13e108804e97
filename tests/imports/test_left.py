"""Runs that were left: by a slow worker, a terminal that was killed, a job that never began."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from sprang.cli.doctor.work import imports_end
from sprang.cli.main import app
from sprang.foundation import jobs
from sprang.foundation.errors import Refused
from sprang.foundation.imports import batches, undo_now
from sprang.foundation.imports import taking_back as steps
from sprang.foundation.imports.actions import can_go_on
from sprang.foundation.imports.import_job import work as import_work
from sprang.foundation.imports.reading import open_path
from sprang.foundation.imports.undo import can_be_undone, work
from sprang.foundation.jobs import Progress, Silent, TakenOver
from sprang.foundation.models import ImportRun, Job, Platform, User
from sprang.needs.models import Need

from .test_undo import Stops, file, read

pytestmark = pytest.mark.django_db
ROWS = [f"{n};Behov {n};Text nummer {n}.;;" for n in range(4)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file(tmp_path / "lista.csv", *ROWS)


@pytest.fixture
def killed(path: Path, boras: Platform, monkeypatch: pytest.MonkeyPatch) -> ImportRun:
    """Read in to the half, as a process that is killed leaves it."""
    monkeypatch.setattr(batches, "BATCH", 2)
    monkeypatch.setattr("sprang.foundation.imports.import_job._leave", lambda *_a, **_k: None)
    run = read(path, boras, progress=Stops(after=1))  # type: ignore[arg-type]
    run = ImportRun.objects.get(pk=run.pk)
    assert (run.state, run.position, Need.objects.count()) == ("running", 2, 2)
    return run


def test_a_slow_reader_writes_nothing_into_an_undone_run(killed: ImportRun, path: Path) -> None:
    slow, table = ImportRun.objects.get(pk=killed.pk), open_path(path)
    undo_now(killed, Silent())
    with pytest.raises(TakenOver):
        batches.read_in(slow, table, Silent())
    now = ImportRun.objects.get()
    assert (now.state, now.position, now.removed, Need.objects.count()) == ("undone", 2, 2, 0)


def test_a_slow_reader_at_its_end_leaves_the_state_alone(killed: ImportRun, path: Path) -> None:
    ImportRun.objects.update(position=4)
    slow = ImportRun.objects.get()
    ImportRun.objects.update(state="stopped")
    with pytest.raises(TakenOver):
        batches.read_in(slow, open_path(path), Silent())
    assert ImportRun.objects.get().state == "stopped"


def test_counting_writes_only_the_counts(killed: ImportRun, path: Path) -> None:
    ImportRun.objects.update(problem="Skrivet av någon annan")
    batches.read_in(killed, open_path(path), Silent())
    run = ImportRun.objects.get()
    assert (run.state, run.created, run.problem) == ("done", 4, "Skrivet av någon annan")


def test_what_a_killed_terminal_read_can_be_undone(killed: ImportRun) -> None:
    assert can_be_undone(killed)
    assert not can_go_on(killed)  # its file is not kept
    [told] = imports_end()
    assert (told.state, told.says, told.todo) == (
        "wrong",
        "lista.csv was left after 2 of 4 rows.",
        f"Read it in again, or undo it: sprang undo {killed.uid}",
    )
    run = undo_now(killed, Silent())
    assert (run.state, run.removed, Need.objects.count()) == ("undone", 2, 0)
    [told] = imports_end()
    assert told.state == "ok"


def test_what_was_left_and_read_in_again_is_no_fault(
    killed: ImportRun, path: Path, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    again = read(path, boras)
    assert (again.state, again.created, again.unchanged) == ("done", 2, 2)
    assert [told.state for told in imports_end()] == ["note"]
    ImportRun.objects.filter(pk=again.pk).update(rows=5)  # another file of that name
    assert [told.state for told in imports_end()] == ["wrong"]


def test_a_terminal_that_lives_is_left_alone(killed: ImportRun) -> None:
    ImportRun.objects.update(beat_at=timezone.now())
    with pytest.raises(Refused, match="inget att ångra"):
        undo_now(killed, Silent())
    assert next(imports_end()).state == "ok"
    ImportRun.objects.update(beat_at=timezone.now() - timedelta(seconds=61))
    assert undo_now(killed, Silent()).state == "undone"


class Watched(Progress):
    """Remembers whether the run's heart beat while it was at work."""

    def __init__(self) -> None:
        super().__init__(Job())
        self.beats: list[bool] = []

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        self.beats.append(ImportRun.objects.get().is_going_on)


def test_the_terminals_heart_beats_while_it_works(path: Path, boras: Platform) -> None:
    watched = Watched()
    run = read(path, boras, progress=watched)  # type: ignore[arg-type]
    assert (run.state, watched.beats) == ("done", [True, True])
    assert ImportRun.objects.get().beat_at is None
    watched = Watched()
    undo_now(run, watched)
    assert watched.beats == [True, True]
    assert ImportRun.objects.get().beat_at is None


def test_a_job_that_never_began_leaves_a_run_that_stands(killed: ImportRun, lead: User) -> None:
    """Cancelled on the job's own page, which knows nothing of runs."""
    job = Job.objects.create(kind="import", by=lead)
    ImportRun.objects.update(job=job)
    assert not can_be_undone(ImportRun.objects.get())
    jobs.cancel(job=job)
    assert can_be_undone(ImportRun.objects.get())


@pytest.mark.parametrize("state", ["undone", "done"])
def test_a_job_that_is_taken_up_when_all_is_done_changes_nothing(
    state: str, killed: ImportRun
) -> None:
    ImportRun.objects.update(state=state)
    import_work(Silent(), run=str(killed.uid))
    work(Silent(), run=str(killed.uid))
    assert ImportRun.objects.get().state == state
    assert Need.objects.count() == 2


def test_undoing_does_not_keep_the_file_longer(killed: ImportRun) -> None:
    when = timezone.now() - timedelta(days=20)
    ImportRun.objects.update(state="done", finished_at=when)
    undo_now(killed, Silent())
    assert ImportRun.objects.get().finished_at == when


def test_two_who_undo_in_the_terminal_get_one_line(
    killed: ImportRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprang.cli.house.migrations_waiting", lambda: 0)

    def other(*_args: object) -> None:
        ImportRun.objects.update(removed=1)
        steps.claim(killed, "undoing", "removed")

    monkeypatch.setattr("sprang.foundation.imports.undo.take_back", other)
    result = CliRunner().invoke(app, ["undo", str(killed.uid), "--yes"], prog_name="sprang")
    assert (result.exit_code, result.stderr) == (
        1,
        "sprang: Somebody else goes on with it. What was done here is kept.\n",
    )
