"""Long work while the database is away: nothing is told to have failed that goes on afterwards."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from django.db import OperationalError
from django.utils import timezone

from sprang.foundation import jobs
from sprang.foundation.imports import import_job
from sprang.foundation.jobs import left_behind, running, worker
from sprang.foundation.models import ImportRun, Job, Platform, User
from sprang.foundation.models import job as job_model

pytestmark = pytest.mark.django_db
AWAY = OperationalError("server closed the connection unexpectedly")


def fail(error: Exception) -> Any:
    def run(*_given: Any, **_named: Any) -> Any:
        raise error

    return run


def test_a_job_that_lost_the_database_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(running._kinds, "count", fail(AWAY))
    job = Job.objects.create(kind="count")
    with pytest.raises(OperationalError):
        jobs.run(job)
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING
    Job.objects.update(beat_at=timezone.now() - timedelta(minutes=2))
    monkeypatch.setitem(running._kinds, "count", lambda progress: {"n": 1})
    assert left_behind.resume_abandoned() == 1
    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.DONE, {"n": 1})


@pytest.mark.parametrize(("error", "state"), [(AWAY, "running"), (RuntimeError("a bug"), "failed")])
def test_an_import_that_lost_the_database_goes_on_later(
    error: Exception,
    state: str,
    boras: Platform,
    lead: User,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Rubrik;Beskrivning\nGrinden står öppen;Varje kväll.\n")
    monkeypatch.setattr(import_job, "read_in", fail(error))
    with pytest.raises(type(error)):
        import_job.run_import("needs", path, boras, lead)
    assert ImportRun.objects.get().state == state


def test_a_machine_s_own_clock_says_nothing_of_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose clock is ten minutes ahead would take everybody's jobs from them."""
    job = Job.objects.create(kind="count")
    ahead = timezone.now() + timedelta(minutes=10)
    monkeypatch.setattr(timezone, "now", lambda: ahead)
    seen: list[int] = []
    monkeypatch.setitem(
        running._kinds, "count", lambda progress: seen.append(left_behind.resume_abandoned()) or {}
    )
    jobs.run(job)
    assert seen == [0]
    assert timedelta(seconds=60) == job_model.STALE


def test_the_worker_looks_often_for_a_database_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("close_old_connections", "connections"):
        monkeypatch.setattr(worker, name, MagicMock())
    stop, waited = threading.Event(), []
    stop.wait = lambda timeout=None: waited.append(timeout) or False  # type: ignore[method-assign]

    def step() -> int:
        if len(waited) == 5:
            stop.set()
        raise AWAY

    worker.loop(step, stop)
    assert waited == [1.0, 2.0, 4.0, 4.0, 4.0, 4.0]
