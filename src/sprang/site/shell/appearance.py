"""Light, dark or as the device: the way that needs no script."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from .back import back

THEMES = frozenset({"light", "dark"})
A_YEAR = 365 * 24 * 3600


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        # the script writes the same cookie, so it can't be HttpOnly
        response.set_cookie("theme", chosen, max_age=A_YEAR, samesite="Lax")
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def theme_of(request: HttpRequest) -> str:
    """What the cookie says, or nothing: a visitor can write anything into it."""
    theme = request.COOKIES.get("theme", "")
    return theme if theme in THEMES else ""
