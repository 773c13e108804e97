"""A job, watched by the one who started it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from .. import jobs
from ..http import UserRequest
from ..models import Job


@require_safe
@login_required
def job_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    job = get_object_or_404(Job, uid=uid, by=request.user)
    if request.htmx and not job.is_over:
        return render(request, "foundation/parts/job.html", {"job": job})
    response = render(request, "foundation/job.html", {"job": job})
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@login_required
def job_cancel(request: UserRequest, uid: UUID) -> HttpResponse:
    job = get_object_or_404(Job, uid=uid, by=request.user)
    jobs.cancel(job=job)
    return redirect(job)
