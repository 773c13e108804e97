"""Long work: started by a person, done by the worker, watched and cancelled in the page.

A kind of job is a function `(progress, **arguments) -> dict`. It must stand being run again from
the start, since a killed worker's job is taken up anew: the database says how far it came.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .errors import Refused
from .models import Job, User

logger = logging.getLogger(__name__)
Work = Callable[..., dict[str, Any]]
_kinds: dict[str, Work] = {}


class Cancelled(Exception):
    """Raised inside the work when the person has asked it to stop."""


def register(kind: str, work: Work) -> None:
    _kinds[kind] = work


def start(kind: str, *, by: User | None, **arguments: Any) -> Job:
    """Put a job in the queue; it runs after the transaction that asked for it has committed."""
    from .tasks import run_job  # the task imports this module

    job = Job.objects.create(kind=kind, by=by, arguments=arguments)
    transaction.on_commit(lambda: run_job.enqueue(str(job.uid)))
    return job


def cancel(*, job: Job) -> None:
    if job.is_over:
        raise Refused(_("Arbetet är redan slut."))
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, finished_at=timezone.now()
    )


def resume_abandoned() -> int:
    """Queue again what a killed worker left behind; the number of jobs."""
    from .tasks import run_job  # the task imports this module

    jobs = list(Job.objects.abandoned())
    for job in jobs:
        Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
        run_job.enqueue(str(job.uid))
    return len(jobs)


class Progress:
    """What the work holds in its hand: tells how far it has come and hears a cancellation."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        changes: dict[str, Any] = {"done": done, "beat_at": timezone.now(), "message": message}
        if total is not None:
            changes["total"] = total
        Job.objects.filter(pk=self.job.pk).update(**changes)
        if Job.objects.filter(pk=self.job.pk, cancel_requested=True).exists():
            raise Cancelled

    def over(self, items: Iterable[Any], total: int, every: int = 200) -> Iterator[Any]:
        """Yield the items and tell now and then."""
        self.tell(0, total)
        for number, item in enumerate(items, start=1):
            yield item
            if number % every == 0:
                self.tell(number)
        self.tell(total)


class Silent(Progress):
    """Progress for work that is done at once, by the terminal or a test."""

    def __init__(self) -> None:
        super().__init__(Job())

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        return


def run(job: Job) -> None:
    """Do the work of one job. Two workers can't have it at once: the claim is one update."""
    claimed = Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, started_at=timezone.now(), beat_at=timezone.now()
    )
    if not claimed:
        return
    try:
        result = _kinds[job.kind](Progress(job), **job.arguments)
    except Cancelled:
        _finish(job, Job.State.CANCELLED)
    except Exception:
        logger.exception("Job %s failed", job.uid)
        _finish(job, Job.State.FAILED, message=_("Något gick fel. Det som hann göras är sparat."))
    else:
        _finish(job, Job.State.DONE, result=result)


def _finish(job: Job, state: str, **changes: Any) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, finished_at=timezone.now(), **changes)
