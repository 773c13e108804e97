"""What a worker that was killed had in hand is taken up by the next of its name, at once."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from sprang.foundation.jobs import left_behind, running, slots, worker
from sprang.foundation.models import Job
from sprang.foundation.tasks import run_job

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
MINE = "0" * 32 + "-0"


@pytest.fixture
def held() -> Iterator[None]:
    yield
    slots.release_all()


@pytest.fixture
def queue(settings: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = QUEUE
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    monkeypatch.setitem(running._kinds, "count", lambda progress: {})


def left_by(name: str, state: str = Job.State.RUNNING) -> Job:
    """A job whose worker was killed: its task goes on for ever in the queue."""
    now = timezone.now()
    job = Job.objects.create(kind="count", state=state, started_at=now, beat_at=now)
    task = run_job.enqueue(str(job.uid))
    DBTaskResult.objects.filter(pk=task.id).update(status="RUNNING", worker_ids=["another", name])
    return job


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


@pytest.mark.parametrize("state_then", [Job.State.RUNNING, Job.State.WAITING])
def test_it_is_queued_again_and_done(queue: None, state_then: str) -> None:
    """Killed in the middle, or after it took the task and before it took the job."""
    job = left_by(MINE, state_then)
    assert left_behind.take_over(MINE) == 1
    assert (left_behind.take_over(MINE), state(job)) == (0, "waiting")
    while worker.do_one_task(MINE):
        pass
    assert state(job) == "done"
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"FAILED", "SUCCESSFUL"}


def test_what_lives_is_left_alone(queue: None) -> None:
    """Another's, and one that another has taken up meanwhile."""
    others, taken_up = left_by("1" * 32 + "-0"), left_by(MINE)
    again = run_job.enqueue(str(taken_up.uid))
    DBTaskResult.objects.filter(pk=again.id).update(status="RUNNING", worker_ids=["another"])
    assert left_behind.take_over(MINE) == 1
    assert (state(others), state(taken_up)) == ("running", "running")
    assert not DBTaskResult.objects.ready().exists()


def test_a_job_that_was_done_just_before_is_not_done_again(queue: None) -> None:
    job = left_by(MINE, Job.State.DONE)
    left_behind.take_over(MINE)
    while worker.do_one_task(MINE):
        pass
    assert (state(job), job.result) == ("done", {})


def test_two_who_live_have_two_names(held: None, tmp_path: Path) -> None:
    first, second = slots.take(tmp_path), slots.take(tmp_path)
    assert (first[-2:], second[-2:]) == ("-0", "-1")
    assert first[:-2] == second[:-2] == (tmp_path / "machine").read_text()
    assert len(first) <= 64


def test_another_folder_is_another_machine(held: None, tmp_path: Path) -> None:
    assert slots.take(tmp_path / "a") != slots.take(tmp_path / "b")


TAKE = "import sys, pathlib, django; django.setup(); from sprang.foundation.jobs import slots; "
TAKE += "print(slots.take(pathlib.Path(sys.argv[1])), flush=True); sys.stdin.read()"


def test_the_name_of_one_that_was_killed_is_free(held: None, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    name = process.stdout.readline().strip()
    assert slots.take(tmp_path) != name
    process.kill()
    process.communicate()
    assert slots.take(tmp_path) == name


def test_a_disk_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="no locks"):
        slots.take(tmp_path)


def test_a_first_step_is_done_until_it_succeeds() -> None:
    calls = iter([RuntimeError(), 3])

    def step() -> int:
        answer = next(calls)
        if isinstance(answer, Exception):
            raise answer
        return answer

    first = worker.once(step)
    with pytest.raises(RuntimeError):
        first()
    assert (first(), first()) == (3, 0)
