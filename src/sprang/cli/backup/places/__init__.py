"""Where a restore is made: aside, so that what is in use is untouched until all is whole."""

from datetime import datetime

from django.db import connection

from .place import Place
from .postgresql import SchemaAside
from .sqlite import FileAside


def place(now: datetime) -> Place:
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    return SchemaAside(stamp) if connection.vendor == "postgresql" else FileAside(stamp)


__all__ = ["Place", "place"]
