"""What was typed in a form that could not be taken in, to be given back."""

from typing import Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.http import HttpRequest, UnreadablePostError

SECRET: Final = ("/konto/", "/start/")
"""Paths whose forms hold passwords and codes: they are written anew."""


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Names and values as they were sent; nothing where the form may hold a secret."""
    if request.method != "POST" or is_secret(request):
        return []
    try:
        return [(name, str(value)) for name, values in request.POST.lists() for value in values]
    except (RequestDataTooBig, SuspiciousOperation, TooManyFilesSent, UnreadablePostError):
        return []


def is_secret(request: HttpRequest) -> bool:
    return request.path.startswith(SECRET)
