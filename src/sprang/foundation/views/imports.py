"""Reading in a spreadsheet, in four steps on one address. For those who lead the platform."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import jobs
from ..errors import BadInput, NotAllowed
from .import_forms import MappingForm, UploadForm
from ..http import UserRequest
from ..imports.kinds import kind_named
from ..imports.preview import columns_of, preview, shown
from ..imports.runs import check_lead, map_run, start_run, upload_run
from ..models import ImportRun
from .import_pages import steps_of, told_of, writes_faults

View = Callable[..., HttpResponseBase]
RUNS_SHOWN = 50


def for_leads(view: View) -> View:
    """Others get the 404 that an unknown address gets."""

    def checked(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check_lead(request.user, request.platform)
        except NotAllowed as error:
            raise Http404 from error
        return view(request, *args, **kwargs)

    return login_required(checked)


def run_or_404(request: UserRequest, uid: UUID) -> ImportRun:
    runs = ImportRun.objects.filter(platform=request.platform).select_related("job", "platform")
    return get_object_or_404(runs, uid=uid)


@require_http_methods(["GET", "POST"])
@for_leads
def import_list(request: UserRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kind = kind_named(form.cleaned_data["kind"])
        try:
            upload = form.cleaned_data["file"]
            run = upload_run(kind=kind, platform=request.platform, by=request.user, upload=upload)
            return redirect(run)
        except BadInput as error:
            form.add_error("file", error.faults["file"])
    runs = ImportRun.objects.filter(platform=request.platform)[:RUNS_SHOWN]
    context = {"form": form, "runs": [(run, kind_named(run.kind).label) for run in runs]}
    return render(request, "foundation/import_list.html", context, status=status_of(form))


def status_of(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


@require_http_methods(["GET", "POST"])
@for_leads
def import_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    is_new = run.state == ImportRun.State.UPLOADED
    if is_new and (request.method == "POST" or "steg" in request.GET or not is_mapped(run)):
        return map_columns(request, run)
    return look(request, run) if is_new else watch(request, run)


def is_mapped(run: ImportRun) -> bool:
    return "visibility" in run.options


def map_columns(request: UserRequest, run: ImportRun) -> HttpResponse:
    kind = kind_named(run.kind)
    form = MappingForm(request.POST or None, run=run, kind=kind, columns=columns_of(run))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("source", "visibility")}
        try:
            map_run(run=run, by=request.user, mapped=form.mapped(), **said)
            return redirect(run)
        except BadInput as error:
            form.add_error(None, list(error.faults.values()))
    context = {"run": run, "kind": kind, "form": form, "steps": steps_of(2)}
    return render(request, "foundation/import_mapping.html", context, status=status_of(form))


def look(request: UserRequest, run: ImportRun) -> HttpResponse:
    kind = kind_named(run.kind)
    seen = preview(run)
    fields = [field for field in kind.fields if field.name in run.mapping]
    labels = [column for field in fields if (column := str(field.label))]
    cells = shown(kind, seen.first, run.mapping)
    context = {"run": run, "kind": kind, "seen": seen, "labels": labels, "cells": cells}
    return render(request, "foundation/import_look.html", context | {"steps": steps_of(3)})


def watch(request: UserRequest, run: ImportRun) -> HttpResponse:
    """While it goes on and when it is over; the page asks again each second while it goes on."""
    is_over = run.state != ImportRun.State.RUNNING
    if request.htmx and not is_over:
        return render(request, "foundation/parts/import_job.html", {"run": run})
    context = {"run": run, "kind": kind_named(run.kind), "steps": steps_of(5 if is_over else 4)}
    response = render(request, "foundation/import_run.html", context | told_of(run))
    if request.htmx:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@for_leads
def import_start(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    start_run(run=run, by=request.user)
    return redirect(run)


@require_POST
@for_leads
def import_stop(request: UserRequest, uid: UUID) -> HttpResponse:
    run = run_or_404(request, uid)
    if run.job:
        jobs.cancel(job=run.job)
    return redirect(run)


@require_safe
@for_leads
def import_faults(request: UserRequest, uid: UUID) -> HttpResponse:
    """The rows that were not read in, as a file to mend and read in again."""
    return writes_faults(run_or_404(request, uid))
