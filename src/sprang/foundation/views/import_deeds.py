"""Starting, stopping, and taking home what was not read in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ..errors import BadInput
from ..http import UserRequest
from ..imports.actions import start_run, stop_run
from .import_access import for_leads, run_or_404
from .import_pages import writes_faults


@require_POST
@for_leads
def import_start(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    try:
        start_run(run=run, by=request.user)
    except BadInput as error:
        # the run's address shows the columns until they are said
        messages.warning(request, " ".join(error.faults.values()))
    return redirect(run)


@require_POST
@for_leads
def import_stop(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    stop_run(run=run, by=request.user)
    return redirect(run)


@require_safe
@for_leads
def import_faults(request: UserRequest, uid: UUID) -> HttpResponseBase:
    """The rows that were not read in, as a file to mend and read in again."""
    run = run_or_404(request, uid)
    if not run.content:
        raise Http404
    return writes_faults(run)
