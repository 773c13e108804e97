"""A record's file, for those who see the record."""

from uuid import UUID

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..http import PlatformRequest
from ..models import File, Record
from ..opening import opened


@require_safe
def file_detail(request: PlatformRequest, uid: UUID) -> FileResponse:
    """Always to be saved, never to be shown: what others uploaded must not run on our address."""
    seen = Record.objects.visible_to(request.user)
    file = get_object_or_404(File.objects.select_related("record"), uid=uid, record__in=seen)
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    if request.method == "GET":
        opened(file, request.user)
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
