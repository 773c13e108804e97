"""Having a long list made into a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ..exports import kind_named, start_export
from ..http import UserRequest


@require_POST
@login_required
def export_start(request: UserRequest) -> HttpResponse:
    """`asked` is the list's own address, so that the file has what the page showed."""
    said = request.POST
    try:
        kind, asked = kind_named(said.get("kind", "")), QueryDict(said.get("asked", ""))
        job = start_export(
            kind=kind,
            form=said.get("format", ""),
            platform=request.platform,
            by=request.user,
            asked=asked,
        )
    except KeyError as error:
        raise Http404 from error
    return redirect(job)
