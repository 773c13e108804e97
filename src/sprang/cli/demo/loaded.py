"""What has been loaded so far, found by the keys that the content uses."""

import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from sprang.foundation.models import Platform, Record, Scope, User
from sprang.organisations.models import Organisation

UNTOUCHED = ("captured", "idea")
"""States in which nothing has happened since the record came."""


@dataclass
class Loaded:
    now: datetime
    scopes: dict[str, Scope] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    leads: dict[int, User] = field(default_factory=dict)
    """The innovation lead of each platform, by its id."""
    needs: dict[str, Record] = field(default_factory=dict)
    solutions: dict[str, Record] = field(default_factory=dict)
    dated: list[Record] = field(default_factory=list)
    """Records whose times are to be set back."""
    told: set[int] = field(default_factory=set)
    """Entries of the journal that have their time already, by identity."""

    @property
    def founded(self) -> datetime:
        """Before anything was written: the day of the platforms, their units and their people."""
        return self.now - timedelta(days=400)

    def platform(self, key: str) -> Platform:
        return cast(Platform, self.scopes[key])

    def organisation(self, key: str) -> Organisation:
        return cast(Organisation, self.scopes[key])

    def platform_above(self, key: str) -> Platform:
        """The platform that a scope stands in."""
        scope: Scope | None = self.scopes[key]
        # the parent is the very object that was loaded, so this takes no query
        while scope is not None and not isinstance(scope, Platform):
            scope = scope.parent
        if scope is None:
            raise KeyError(key)
        return scope

    def times(self, key: str, days_ago: int, status: str) -> tuple[datetime, datetime]:
        """When a record came and when it last changed: in working hours, the same every time."""
        minutes = 7 * 60 + zlib.crc32(key.encode()) % (10 * 60)
        morning = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        created = morning - timedelta(days=days_ago) + timedelta(minutes=minutes)
        if status in UNTOUCHED:
            return created, created
        return created, created + timedelta(days=days_ago * 2 // 3, minutes=minutes // 7)
