"""What both databases can do, each in its way."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import connection

from sprang.cli.faults import Fault

FOUNDED = "foundation_scope"
"""Holds a row as soon as there is a platform."""


class Place(ABC):
    """:ivar stamp: names what is kept of the old."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self.settings: dict[str, Any] = connection.settings_dict

    def holds_something(self) -> bool:
        """Is there a platform here already?

        :raises Fault: tables of another program.
        """
        tables = set(connection.introspection.table_names())
        if tables and FOUNDED not in tables:
            raise Fault("The database holds tables of another program. Give Språng one of its own.")
        if not tables:
            return False
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {FOUNDED} LIMIT 1")  # noqa: S608  our own name
            return cursor.fetchone() is not None

    @abstractmethod
    def enter(self) -> None:
        """From now on the connection leads to an empty place beside the one in use."""

    @abstractmethod
    def take_into_use(self, *, keep: bool) -> str:
        """All at once; where the old is kept, if it is."""
