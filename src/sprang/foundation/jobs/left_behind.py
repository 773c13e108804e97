"""Jobs whose worker was killed: found by its name or by its heart, and put in the queue again."""

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ..models import Job
from ..models.job import STALE
from ..tasks import run_job


def resume_abandoned() -> int:
    """Queue again what a killed worker left behind; the number of jobs."""
    taken_up = 0
    for job in Job.objects.abandoned():
        # asked again in the update: another machine may have taken it up since the list was read
        abandoned = Job.objects.abandoned().filter(pk=job.pk)
        if abandoned.update(state=Job.State.WAITING):
            run_job.enqueue(str(job.uid))
            taken_up += 1
    return taken_up


@transaction.atomic
def take_over(name: str) -> int:
    """Queue again what the worker that had this name before had in hand when it was killed.

    The name's lock says that it is dead, so nobody has to wait for its heart to be missed.
    """
    running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
    left = [task for task in running if name in task.worker_ids[-1:]]
    DBTaskResult.objects.filter(pk__in=[task.pk for task in left]).update(
        status="FAILED", finished_at=timezone.now()
    )
    for uid in {task.args_kwargs["args"][0] for task in left}:
        if not _is_in_hand(uid):
            Job.objects.filter(uid=uid, state=Job.State.RUNNING).update(state=Job.State.WAITING)
            run_job.enqueue(uid)
    return len(left)


def _is_in_hand(uid: str) -> bool:
    """Another worker may have taken it up when its heart had stopped."""
    tasks = DBTaskResult.objects.filter(status__in=("READY", "RUNNING"))
    return any(uid in each["args"] for each in tasks.values_list("args_kwargs", flat=True))


def requeue_forgotten() -> int:
    """Jobs that wait without a task. Twice in the queue does no harm: a job is claimed once."""
    tasks = DBTaskResult.objects.ready().values_list("args_kwargs", flat=True)
    queued = {arguments["args"][0] for arguments in tasks if arguments["args"]}
    long_ago = timezone.now() - STALE
    waiting = Job.objects.filter(state=Job.State.WAITING, created_at__lt=long_ago)
    lost = [uid for uid in waiting.values_list("uid", flat=True) if str(uid) not in queued]
    for uid in lost:
        run_job.enqueue(str(uid))
    return len(lost)
