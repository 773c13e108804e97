"""Back to the page that a form was sent from."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, otherwise: str = "/") -> str:
    """The form's `next`, unless it leads away from here."""
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return to if safe else otherwise
