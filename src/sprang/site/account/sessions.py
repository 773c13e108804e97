"""Where a person is signed in: told when it begins, seen in a list, ended from any of them."""

import ipaddress
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal, session_store
from sprang.foundation.client import address_of, ip_of
from sprang.foundation.models import User

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
"""In this order: each also calls itself by the names that follow."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@transaction.atomic
def end_sessions(user: User, *, but: str | None = None) -> int:
    """Lost phone, shared computer, left the city. How many there were.

    Where none is left the keys to the API end too: a thief may have made one.
    """
    ended = session_store.end_all(user, but=but)
    if but is None:
        user.tokens.all().delete()
    journal.append("user.signed_out_everywhere", subject=user, by=user)
    return ended


@receiver(user_logged_in, dispatch_uid="sprang.sessions")
def begin(request: HttpRequest, **_signal: Any) -> None:
    session = request.session
    session[session_store.BEGAN] = timezone.now().isoformat()
    session[session_store.DEVICE] = request.headers.get("User-Agent", "")[:200]
    session[session_store.NETWORK] = network_of(address_of(request))


def network_of(address: str) -> str:
    """What tells the owner where it was, and less about where they live: without the last part."""
    ip = ip_of(address)
    if ip is None:
        return ""
    parts = 24 if ip.version == 4 else 48
    return str(ipaddress.ip_network((ip.packed, parts), strict=False).network_address)


def device_name(said: str) -> str:
    """ "Firefox, Windows" out of what a browser calls itself."""
    found = [
        next((name for sign, name in names if sign in said), "") for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or _("Okänd webbläsare")
