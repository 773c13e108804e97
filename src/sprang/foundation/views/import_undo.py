"""Undoing an import: first what would go, then doing it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..errors import Refused
from ..http import UserRequest
from ..imports.kinds import kind_named
from ..imports.tracing import foretold
from ..imports.undo import can_be_undone, start_undo, why_not
from .import_access import for_leads, run_or_404


@require_http_methods(["GET", "POST"])
@for_leads
def import_undo(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    if request.method == "POST":
        start_undo(run=run, by=request.user)
        return redirect(run)
    if not can_be_undone(run):
        raise Refused(why_not(run))
    context = {"run": run, "what": kind_named(run.kind).label, "would": foretold(run)}
    return render(request, "foundation/import_undo.html", context)
