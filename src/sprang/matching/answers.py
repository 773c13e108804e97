"""What is found, as it goes out to pages, API and command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sprang.core.ranking import Scored, Strength

from .searchables import Searchable


@dataclass(frozen=True)
class Hit:
    """Something found: the object, why, and how far it can be trusted."""

    found: Any
    searchable: Searchable
    scored: Scored
    strength: Strength | None = None


@dataclass(frozen=True)
class Group:
    """The hits of one kind. `total` counts those that the asker may see, also beyond the limit."""

    searchable: Searchable
    hits: Sequence[Hit]
    total: int


@dataclass(frozen=True)
class Answer:
    """`complete` is False while there is no index, or one that lacks what the asker has just
    written: then something may be missing."""

    groups: Sequence[Group]
    complete: bool = True

    @property
    def hits(self) -> list[Hit]:
        return [hit for group in self.groups for hit in group.hits]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)
