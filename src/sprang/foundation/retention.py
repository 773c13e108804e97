"""What is kept for a while only: files that were read in or made, and the way back from an import.

The lengths are promises to people; the pages and the user guide tell them.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import ImportRun, Job, User
from .models.imports import RETENTION as RUN_RETENTION
from .models.job import RETENTION as FILE_RETENTION

JOBS_KEPT = timedelta(days=30)
AT_ONCE = 50
"""Runs forgotten in one round: each may have a hundred thousand traces."""


_of_rooms: list[Callable[[], int]] = []


def keep_for_a_while(forget_old: Callable[[], int]) -> None:
    """Let a room forget what it keeps for a while only; it answers how many were forgotten."""
    _of_rooms.append(forget_old)


def forget() -> int:
    """How many were forgotten. Run by the worker now and then."""
    ours = (_forget_runs, _forget_files, _forget_jobs)
    return sum(forget_old() for forget_old in (*ours, *_of_rooms))


def _forget_runs() -> int:
    """The file, the words that were replaced and what was told of the rows; the counts stay."""
    since = timezone.now() - RUN_RETENTION
    runs = ImportRun.objects.filter(forgotten_at=None).select_related("job")
    old = runs.annotate(ended=Coalesce("finished_at", "created_at")).filter(ended__lt=since)
    forgotten = [run for run in old.order_by("ended")[:AT_ONCE] if not run.is_going_on]
    for run in forgotten:
        run.traces.all().delete()
        run.faults.all().delete()
        _forget_content(run)
        run.forgotten_at = timezone.now()
        run.save(update_fields=["content", "forgotten_at"])
    return len(forgotten)


def _forget_files() -> int:
    since = timezone.now() - FILE_RETENTION
    old = Job.objects.filter(finished_at__lt=since).exclude(content="")
    jobs = list(old[:AT_ONCE])
    _forget_made(jobs)
    return len(jobs)


def forget_files_of(user: User) -> None:
    """What was made for a person who has gone: nobody else can fetch it."""
    _forget_made(Job.objects.filter(by=user).exclude(content=""))


def _forget_made(jobs: Iterable[Job]) -> None:
    for job in jobs:
        _forget_content(job)
        job.save(update_fields=["content"])


def _forget_content(row: ImportRun | Job) -> None:
    """The file first: if the machine stops here, the row leads to it once more."""
    if row.content:
        row.content.delete(save=False)


def _forget_jobs() -> int:
    old = Job.objects.filter(finished_at__lt=timezone.now() - JOBS_KEPT, content="")
    gone, _each = old.delete()
    return gone
