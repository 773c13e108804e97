"""The cache that all processes and machines share: a table in the database.

What one of them notes there, all of them know.
"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils import timezone


def table() -> str:
    return str(settings.CACHES["default"]["LOCATION"])


def has_table() -> bool:
    return table() in connection.introspection.table_names()


@receiver(post_migrate, dispatch_uid="sprang.cache")
def make_table(sender: Any, using: str, **_signal: Any) -> None:
    if sender.label == "foundation":  # the signal comes once for each app
        call_command("createcachetable", database=using, verbosity=0)


def forget_expired() -> int:
    """Remove what has run out. Django itself does so only in a cache that is full, and the keys
    hold the addresses that people came from."""
    now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table())
        cursor.execute(f"DELETE FROM {name} WHERE expires < %s", [now])  # noqa: S608  our own name
        return int(cursor.rowcount)
