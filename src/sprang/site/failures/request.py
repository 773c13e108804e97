"""What can't be read at all, and addresses that take nothing of the kind that was asked for."""

from typing import Any

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from .server import language_of

MB = 1024 * 1024
FRONTS = frozenset({"start", "platform-start"})
"""URL names of pages that have hardly anything to do with what lies below them."""
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler for what it could not read: too large is told as such."""
    status = 413 if isinstance(exception, TOO_MUCH) else 400
    with translation.override(language_of(request)):
        if isinstance(exception, DisallowedHost):
            # a page of ours would link to wherever the request says that it is
            return HttpResponse(status=400, content_type="text/plain")
        return render(request, f"errors/{status}.html", largest(request), status=status)


def largest(request: HttpRequest) -> dict[str, Any]:
    """What can be taken in at once, and where to begin anew."""
    return {
        "text_mb": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MB,
        "file_mb": settings.UPLOAD_LIMIT // MB,
        "path": request.get_full_path(),
    }


def not_that_way(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Somebody opened the address of a button: a page that leads back to where the button is."""
    context = way_up(request.path) | {"is_sent": request.method not in ("GET", "HEAD")}
    page = render(request, "errors/405.html", context, status=405)
    page["Allow"] = response["Allow"]
    return page


def way_up(path: str) -> dict[str, Any]:
    above = page_above(path)
    return {"above": above, "is_front": resolve(above).view_name in FRONTS}


def page_above(path: str) -> str:
    """The nearest address above this one that leads somewhere."""
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{path}/")
        except Resolver404:
            continue
        return f"{path}/"
    return "/"
