"""Jobs, watched by the one who started them."""

from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from .. import jobs
from ..http import UserRequest
from ..models import ImportRun, Job
from ..once import once_gone

SHOWN = 50


@require_safe
@login_required
def job_list(request: UserRequest) -> HttpResponse:
    """What one has started, the latest first; an import is watched on a page of its own."""
    mine = list(Job.objects.filter(by=request.user).order_by("-created_at", "-pk")[:SHOWN])
    runs = runs_of(mine)
    rows = [shown(job, runs.get(job.arguments.get("run"))) for job in mine]
    return render(request, "foundation/jobs.html", {"jobs": rows})


def runs_of(mine: list[Job]) -> dict[str, ImportRun]:
    """The imports by uid. One that is undone has another job: what a job was told names it."""
    uids = [job.arguments["run"] for job in mine if "run" in job.arguments]
    found = ImportRun.objects.filter(uid__in=uids).select_related("platform")
    return {str(run.uid): run for run in found}


class Shown(NamedTuple):
    """A job as a row: `name` is that of the file that is read, undone or made."""

    job: Job
    label: str
    page: str
    name: str


def shown(job: Job, run: ImportRun | None) -> Shown:
    page = run.get_absolute_url() if run else job.get_absolute_url()
    return Shown(job, jobs.label_of(job), page, job.name or (run.name if run else ""))


@require_safe
@login_required
def job_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    job = get_object_or_404(Job, uid=uid, by=request.user)
    if request.htmx and not job.is_over:
        return render(request, "foundation/parts/job.html", {"job": job})
    context = {"job": job, "label": jobs.label_of(job)}
    response = render(request, "foundation/job.html", context)
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response


@require_safe
@login_required
def job_file(request: UserRequest, uid: UUID) -> FileResponse:
    """The file that it made, for the one who started it."""
    job = get_object_or_404(Job.objects.exclude(content=""), uid=uid, by=request.user)
    try:
        content = job.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=job.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def job_cancel(request: UserRequest, uid: UUID) -> HttpResponse:
    job = get_object_or_404(Job, uid=uid, by=request.user)
    once_gone(request, lambda: jobs.cancel(job=job))
    return redirect(job)
