"""What every answer says to the browser about safety: pages, parts, files, errors and all.

Outermost, so that it also meets what the other layers answer by themselves: a redirect to TLS, a
static file, a wrong Host, an error. What a view has set stands.
"""

from django.http import HttpRequest, HttpResponse

from sprang.foundation.models import User

from .middleware import Respond

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
UNUSED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Content-Security-Policy": NOTHING,
}


class HeadersMiddleware:
    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.get("Content-Disposition", "").startswith("attachment"):
            # opened in the browser after all, it runs nothing and belongs to no origin
            response["Content-Security-Policy"] = f"{NOTHING}; sandbox"
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", keeping(request))
        return response


def keeping(request: HttpRequest) -> str:
    """Nothing of a signed-in person's is kept, so that going back after signing out shows nothing;
    the rest is the browser's own to keep, never a proxy's, and asked for again."""
    # as the other layers found it: asking anew could mean a database that is away
    user = getattr(request, "_cached_user", None)
    return "private, no-store" if isinstance(user, User) else "private, no-cache"
