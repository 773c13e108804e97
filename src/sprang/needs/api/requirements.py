"""The requirements of a need as files."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from ..files import LABELS, answer_with, content_type_of
from .routes import ONE, need_or_404

requirements = Router(tags=["needs"])
FILE = {"schema": {"type": "string", "format": "binary"}}
GIVEN: dict[str, Any] = {
    "responses": {
        200: {"description": "OK", "content": {content_type_of(name): FILE for name in LABELS}}
    }
}


class AsFile(Schema):
    format: Literal["xlsx", "csv", "pdf", "docx"] = "xlsx"


@requirements.get(
    f"{ONE}/requirements/file",
    summary=gettext_noop("Hämta kraven som fil: att fylla i, eller en kravbilaga"),
    openapi_extra=GIVEN,
)
def take_requirements(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    asked: Query[AsFile],
) -> HttpResponse:
    return answer_with(need_or_404(request, platform_slug, reference), asked.format)
