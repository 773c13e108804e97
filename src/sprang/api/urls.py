"""The API's addresses. Whatever is asked below `/api/v1/`, the answer is JSON or a problem."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import translation
from django.utils.cache import patch_vary_headers

from .language import spoken
from .problems import problem

View = Callable[..., Any]


def answering(patterns: list[Any]) -> list[URLPattern]:
    """Ninja's patterns, each of them answering as the API does, and one for everything else."""
    for pattern in patterns:
        if pattern.name != "openapi-view":  # the reference is a page of the site
            pattern.callback = answered(pattern.callback)
    # also what holds line breaks, which `<path:…>` does not
    return [*patterns, re_path(r"^[\s\S]+\Z", answered(not_found))]


def answered(view: View) -> View:
    """In the caller's language, with HEAD where there is GET, and never an HTML page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        with translation.override(spoken(request)):
            response: HttpResponse = view(request, *args, **kwargs)
            request.method = asked  # so that the body of a HEAD is dropped on the way out
            if response.status_code == 405:
                response = _not_allowed(request, response)
            response["Content-Language"] = translation.get_language() or ""
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
        return response

    # sessions are checked at the door; a key is nothing that a browser sends by itself
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def not_found(request: HttpRequest) -> HttpResponse:
    return problem(request, 404)


def _not_allowed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    refusal = problem(request, 405)
    refusal["Allow"] = answer["Allow"]
    return refusal
