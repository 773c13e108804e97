"""The worker's steps: readers, jobs, what a killed worker left."""

import threading
from datetime import timedelta
from typing import Any
from unittest.mock import MagicMock

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from sprang.foundation import jobs
from sprang.foundation.jobs import running, worker
from sprang.foundation.journal import readers
from sprang.foundation.models import Job, Platform, Session
from sprang.foundation.tasks import run_job

DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture
def queue(settings: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = DATABASE_QUEUE
    # the queue's worker closes connections between tasks, and the test's transaction with them
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    done: list[int] = []
    monkeypatch.setitem(
        running._kinds, "count", lambda progress, number: done.append(number) or {"number": number}
    )
    return done


def start(number: int, capture: Any) -> Job:
    with capture(execute=True):
        return jobs.start("count", by=None, number=number)


def test_a_queued_job_is_done_once(
    queue: None, counted: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    job = start(7, django_capture_on_commit_callbacks)
    assert counted == []
    assert [worker.do_one_task("test"), worker.do_one_task("test")] == [1, 0]
    job.refresh_from_db()
    assert (counted, job.state, job.result) == ([7], Job.State.DONE, {"number": 7})


def test_a_job_that_lost_its_task_is_queued_again(
    queue: None, counted: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    lost = start(1, django_capture_on_commit_callbacks)
    DBTaskResult.objects.all().delete()
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    waiting = start(2, django_capture_on_commit_callbacks)
    assert worker.take_up_lost_jobs() == 1
    assert worker.take_up_lost_jobs() == 0
    while worker.do_one_task("test"):
        pass
    assert sorted(counted) == [1, 2]
    assert {Job.objects.get(pk=job.pk).state for job in (lost, waiting)} == {Job.State.DONE}


def test_a_task_twice_in_the_queue_runs_its_job_once(
    queue: None, counted: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    job = start(3, django_capture_on_commit_callbacks)
    run_job.enqueue(str(job.uid))
    while worker.do_one_task("test"):
        pass
    assert counted == [3]


def test_readers_follow_only_when_there_is_something(
    boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worker.follow("search-index") > 0
    monkeypatch.setattr(readers, "follow", lambda name: pytest.fail("nothing to read"))
    assert worker.follow("search-index") == 0


@pytest.mark.parametrize("error", [OperationalError("gone"), RuntimeError("a bug")])
def test_a_step_that_fails_is_tried_again(
    error: Exception, caplog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("close_old_connections", "connections"):
        monkeypatch.setattr(worker, name, MagicMock())
    stop, calls = threading.Event(), []
    stop.wait = lambda timeout=None: calls.append(timeout) or False  # type: ignore[method-assign]

    def step() -> int:
        if len(calls) < 3:
            raise error
        stop.set()
        return 0

    worker.loop(step, stop)
    assert calls == [1.0, 2.0, 4.0, worker.IDLE]
    assert "trying again" in caplog.text


def test_what_is_old_is_forgotten(queue: None, counted: list[int]) -> None:
    long_ago = timezone.now() - timedelta(days=8)
    result = run_job.enqueue("nobody")
    DBTaskResult.objects.filter(pk=result.id).update(status="FAILED", finished_at=long_ago)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    Session.objects.create(
        session_key="new", session_data="", expire_date=timezone.now() + timedelta(days=1)
    )
    assert worker.forget_the_old() == 2
    assert [each.session_key for each in Session.objects.all()] == ["new"]
