"""What a person has saved of a list, as the list's page shows it. One query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Platform, SavedView, User
from .choices import Choice

if TYPE_CHECKING:
    from .named import NamedList


@dataclass(frozen=True)
class Kept:
    """`asked` is what the page shows now, empty where nothing is chosen; `current` has saved it."""

    list: str
    asked: str
    views: Sequence[Choice]
    current: SavedView | None
    can_follow: bool

    @property
    def is_new(self) -> bool:
        return bool(self.asked) and self.current is None


def kept_of(named: NamedList, platform: Platform, user: User, asked: str) -> Kept:
    rows = list(SavedView.objects.filter(user=user, platform=platform, list=named.name))
    return Kept(
        list=named.name,
        asked=asked,
        views=[
            Choice(row.name, named.address(platform, row.asked), row.asked == asked) for row in rows
        ],
        current=next((row for row in rows if row.asked == asked), None),
        can_follow=named.can_be_followed(asked),
    )
