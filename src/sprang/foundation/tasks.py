"""The one task that the queue knows: run a job."""

from django_tasks import task

from . import jobs
from .models import Job


@task()
def run_job(uid: str) -> None:
    jobs.run(Job.objects.get(uid=uid))
