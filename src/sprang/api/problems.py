"""What went wrong, as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"

TITLES: dict[int, str | Promise] = {
    400: _("Det som skickades går inte att läsa"),
    401: _("Vi vet inte vem du är"),
    403: _("Behörigheten räcker inte"),
    404: _("Det finns inte"),
    405: _("Så gör man inte med den här adressen"),
    409: _("Det går inte nu"),
    413: _("Det som skickades är för stort"),
    415: _("Skicka JSON"),
    422: _("Något behöver rättas"),
    429: _("För många frågor på kort tid"),
    500: _("Något gick fel hos oss"),
    503: _("Det går inte att svara just nu"),
}
"""What each status means here, also listed on the reference page."""

Fault = Mapping[str, str]


def problem(
    request: HttpRequest,
    status: int,
    detail: str | Promise = "",
    errors: Sequence[Fault] = (),
    kind: str = "",
) -> HttpResponse:
    """`kind` tells two problems of one status apart; it becomes the end of `type`."""
    content: dict[str, Any] = {
        "type": f"/api/v1/#{kind or status}",
        "title": str(TITLES.get(status, TITLES[500 if status >= 500 else 400])),
        "status": status,
        "instance": escape_uri_path(request.path),
    }
    if detail:
        content["detail"] = str(detail)
    if errors:
        content["errors"] = list(errors)
    text = json.dumps(content, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE)
