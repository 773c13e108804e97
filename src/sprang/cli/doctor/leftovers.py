"""What a restore that was cut off has left."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from .finding import Finding, note, ok, wrong


def restores_are_done() -> Iterator[Finding]:
    if (settings.DATA / "secret_key.restoring").exists():
        todo = "Rename secret_key.restoring to secret_key, then start Språng anew."
        yield wrong("restore", "It was cut off at its last step, the secret key.", todo)
    elif half := _half():
        todo = f"Run it again, or remove {half}."
        yield note("restore", "One was cut off, or is going on. What is in use is untouched.", todo)
    else:
        yield ok("restore", "None is half done.")


def _half() -> str:
    """The name of what one has left; empty where there is nothing."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'sprang_restoring'")
            return "the schema sprang_restoring" if cursor.fetchone() else ""
    aside = f"{connection.settings_dict['NAME']}.restoring"
    return aside if Path(aside).exists() else ""
