"""Which kinds of things can concern a person at all, asked of all in one query."""

from collections.abc import Callable, Iterable, Set
from typing import Any

from django.db.models import QuerySet

from ..lists.counting import any_of
from ..models import Platform, User

Hint = Callable[[Platform, User], bool | QuerySet[Any]]


def said_yes(hints: Iterable[Hint], platform: Platform, user: User) -> Set[Hint]:
    """Those of which there may be any."""
    said = {hint: hint(platform, user) for hint in hints}
    found = any_of({hint: rows for hint, rows in said.items() if not isinstance(rows, bool)})
    return found | {hint for hint, rows in said.items() if rows is True}
