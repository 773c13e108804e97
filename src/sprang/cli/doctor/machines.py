"""What has to be the same on all machines."""

from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from sprang.foundation.models import Session
from sprang.foundation.session_store import SessionStore

from .finding import Finding, ok, wrong

MOST_SECONDS = 5


def secret_key_is_shared() -> Iterator[Finding]:
    """Each machine would otherwise sign out those whom another has signed in."""
    newest = Session.objects.exclude(user=None).order_by("-began_at").first()
    if newest and not SessionStore().decode(newest.session_data):
        yield wrong(
            "secret key",
            "The last one who signed in did so with another key than this machine's.",
            "Give all machines the same SPRANG_SECRET_KEY and restart them.",
        )


def clock_is_right() -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((timezone.now() - cursor.fetchone()[0]).total_seconds())
    if apart > MOST_SECONDS:
        said = f"This machine's clock and the database's are {apart:.0f} seconds apart."
        yield wrong("clock", said, "Let both be set by NTP.")
    else:
        yield ok("clock", "Agrees with the database's.")
