"""Reading in a spreadsheet: four steps on one address, the run's own."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..errors import BadInput
from ..forms.editing import given
from ..http import UserRequest
from ..imports.actions import can_go_on, is_mapped, map_run
from ..imports.kinds import kind_named
from ..imports.preview import columns_of, preview, shown
from ..imports.undo import can_be_undone
from ..models import ImportRun
from .import_access import for_leads, run_or_404, status_of
from .import_forms import MappingForm
from .import_pages import state_part, steps_of, told_of


@require_http_methods(["GET", "POST"])
@for_leads
def import_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    is_new = run.state == ImportRun.State.UPLOADED and bool(run.content)
    if is_new and (request.method == "POST" or "steg" in request.GET or not is_mapped(run)):
        return map_columns(request, run)
    return look(request, run) if is_new else watch(request, run)


def map_columns(request: UserRequest, run: ImportRun) -> HttpResponse:
    kind = kind_named(run.kind)
    form = MappingForm(given(request), run=run, kind=kind, columns=columns_of(run))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("source", "visibility")}
        try:
            map_run(run=run, by=request.user, mapped=form.mapped(), **said)
            return redirect(run)
        except BadInput as error:
            form.add_error(None, list(error.faults.values()))
    context = {"run": run, "what": kind.label, "form": form, "steps": steps_of(2)}
    return render(request, "foundation/import_mapping.html", context, status=status_of(form))


def look(request: UserRequest, run: ImportRun) -> HttpResponse:
    kind = kind_named(run.kind)
    seen = preview(run)
    fields = [field for field in kind.fields if field.name in run.mapping]
    labels = [column for field in fields if (column := str(field.label))]
    cells = shown(kind, seen.first, run.mapping)
    context = {"run": run, "what": kind.label, "seen": seen, "labels": labels, "cells": cells}
    return render(request, "foundation/import_look.html", context | {"steps": steps_of(3)})


def watch(request: UserRequest, run: ImportRun) -> HttpResponse:
    """While it goes on and when it is over; the page asks again each second while it goes on."""
    goes_on = run.is_going_on
    if request.htmx and goes_on:
        return render(request, "foundation/parts/import_job.html", {"run": run})
    steps = steps_of(4 if goes_on else 5)
    may_undo, may_go_on = can_be_undone(run), can_go_on(run)
    context: dict[str, Any] = {"run": run, "what": kind_named(run.kind).label, "steps": steps}
    context |= {"may_undo": may_undo, "may_go_on": may_go_on, "state_part": state_part(run)}
    response = render(request, "foundation/import_run.html", context | told_of(run))
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response
