"""Long work: started by a person, done by the worker, watched and cancelled in the page.

A kind of job is a function `(progress, **arguments) -> dict`. It must stand being run again from
the start, since a killed worker's job is taken up anew: the database says how far it came.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..database.away import is_away
from ..errors import Refused
from ..errors import TakenOver as TakenOver
from ..models import Job, User

logger = logging.getLogger(__name__)
Work = Callable[..., dict[str, Any]]
_kinds: dict[str, Work] = {}
_labels: dict[str, str | Promise] = {}
_halted: dict[str, str | Promise] = {}
SAVED_SO_FAR = gettext_lazy("Det som hann göras är sparat.")
WRONG = gettext_lazy("Något gick fel.")


class Cancelled(Exception):
    """Raised inside the work when the person has asked it to stop."""


def register(
    kind: str, work: Work, label: str | Promise = "", halted: str | Promise = SAVED_SO_FAR
) -> None:
    """`label` is what people call it; without one the kind's own name is shown.

    `halted` says what is left of it when it was cancelled or failed on its way.
    """
    _kinds[kind] = work
    _labels[kind] = label or kind
    _halted[kind] = halted


def label_of(job: Job) -> str:
    return str(_labels.get(job.kind, job.kind))


def _language(job: Job) -> str:
    return job.by.language if job.by else settings.LANGUAGE_CODE


def start(kind: str, *, by: User | None, **arguments: Any) -> Job:
    """Put a job in the queue; it runs after the transaction that asked for it has committed."""
    from ..tasks import run_job  # the task imports this module

    job = Job.objects.create(kind=kind, by=by, arguments=arguments)
    transaction.on_commit(lambda: run_job.enqueue(str(job.uid)))
    return job


def cancel(*, job: Job) -> None:
    if job.is_over:
        raise Refused(_("Arbetet är redan slut."))
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    # one that was killed waits again, and has done something
    told = _told_halted(job) if job.started_at else _("Det hann aldrig börja.")
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, finished_at=timezone.now(), message=told
    )


class Progress:
    """What the work holds in its hand: tells how far it has come and hears a cancellation."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        changes: dict[str, Any] = {"done": done, "beat_at": Now(), "message": message}
        if total is not None:
            changes["total"] = total
        mine = Job.objects.filter(pk=self.job.pk, started_at=self.job.started_at)
        if not mine.update(**changes):
            raise TakenOver
        if mine.filter(cancel_requested=True).exists():
            raise Cancelled


class Silent(Progress):
    """Progress for work that is done at once, by the terminal or a test."""

    def __init__(self) -> None:
        super().__init__(Job())

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:  # noqa: ARG002
        return


def run(job: Job) -> None:
    """Do the work of one job. Two workers can't have it at once: the claim is one update."""
    job.started_at = timezone.now()
    claimed = Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, started_at=job.started_at, beat_at=Now()
    )
    if not claimed:
        return
    try:
        with translation.override(_language(job)):
            result = _kinds[job.kind](Progress(job), **job.arguments)
    except TakenOver:
        logger.warning("Job %s goes on in another worker", job.uid)
    except Cancelled:
        _finish(job, Job.State.CANCELLED, message=_told_halted(job))
    except Exception as error:
        if is_away(error):
            raise  # nothing can be written now: it is taken up again when its heart has stopped
        logger.exception("Job %s failed", job.uid)
        _finish(job, Job.State.FAILED, message=_told_halted(job, WRONG))
    else:
        _finish(job, Job.State.DONE, result=result)


def _told_halted(job: Job, what: str | Promise = "") -> str:
    """In the language of the one who will read it."""
    with translation.override(_language(job)):
        return f"{what} {_halted.get(job.kind, SAVED_SO_FAR)}".strip()


def _finish(job: Job, state: str, **changes: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, started_at=job.started_at)
    mine.update(state=state, finished_at=timezone.now(), **changes)
