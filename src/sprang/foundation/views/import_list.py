"""The first step: choosing a file. And the files there have been."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..errors import BadInput
from ..forms.editing import given
from ..http import UserRequest
from ..imports.actions import run_of
from ..imports.kinds import kind_named
from ..models import ImportRun
from ..once import made_from
from .import_access import for_leads, status_of
from .import_forms import UploadForm

RUNS_SHOWN = 50


@require_http_methods(["GET", "POST"])
@for_leads
def import_list(request: UserRequest) -> HttpResponse:
    form = UploadForm(given(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and (run := uploaded(request, form)):
        return redirect(run)
    runs = ImportRun.objects.filter(platform=request.platform).select_related("platform")
    shown = [(run, kind_named(run.kind).label) for run in runs[:RUNS_SHOWN]]
    context = {"form": form, "runs": shown}
    return render(request, "foundation/import_list.html", context, status=status_of(form))


def uploaded(request: UserRequest, form: UploadForm) -> ImportRun | None:
    """The run, or None where the file could not be read; then the form says why."""
    kind, upload = kind_named(form.cleaned_data["kind"]), form.cleaned_data["file"]
    try:
        run = run_of(kind=kind, platform=request.platform, by=request.user, upload=upload)
    except BadInput as error:
        form.add_error("file", error.faults["file"])
        return None
    made, is_new = made_from(request, form, lambda: saved(run))
    if not is_new:
        run.content.delete(save=False)
    return made


def saved(run: ImportRun) -> ImportRun:
    run.save()
    return run
