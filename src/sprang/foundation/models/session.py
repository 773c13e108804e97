"""A signed-in browser. The row tells whose it is, so that all of one person's can be ended at once.

Of the cookie only the hash is kept: who reads the database can't sign in with what it holds.
"""

from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone


class Session(AbstractBaseSession):
    session_key = models.CharField(max_length=64, primary_key=True)
    """SHA-256 of what is in the cookie."""
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    device = models.CharField(max_length=200, blank=True)
    """What the browser called itself when the person signed in."""
    network = models.CharField(max_length=45, blank=True)
    """The address it came from, without its last part."""
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        ordering = ["-seen_at"]

    @classmethod
    def get_session_store_class(cls) -> Any:
        from ..session_store import SessionStore  # the store points at this table

        return SessionStore
