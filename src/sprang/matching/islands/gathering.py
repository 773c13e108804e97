"""Islands, made of the pairs that somebody sees and of nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sprang.core.islands import Pair, Star, stars
from sprang.foundation.models import Record

from .likeness import level_of
from .seeing import Near

MOST_MEMBERS: Final = 12


@dataclass(frozen=True)
class Island:
    """The first member is the one that all others are at least so like. `more` are left out."""

    members: Sequence[Record]
    likeness: float
    pairs: Sequence[Near]
    more: int = 0

    @property
    def level(self) -> int:
        return level_of(self.likeness)

    @property
    def key(self) -> str:
        return str(self.members[0].uid)


def islands(pairs: Sequence[Near]) -> list[Island]:
    """The most alike first."""
    records = {record.pk: record for near in pairs for record in (near.one, near.other)}
    made = stars(map(_pair, pairs))
    by_key = {near.key: near for near in pairs}
    return sorted(
        (_island(star, records, by_key) for star in made),
        key=lambda island: (-island.level, -len(island.members), -island.likeness, island.key),
    )


def _pair(near: Near) -> Pair:
    """By key: the same order, whatever else the database holds."""
    first, second = sorted((near.one.pk, near.other.pk))
    return Pair(first, second, near.likeness)


def _island(
    star: Star, records: Mapping[int, Record], by_key: Mapping[frozenset[int], Near]
) -> Island:
    keys = star.members
    members = [records[key] for key in keys[:MOST_MEMBERS]]
    inside = [frozenset((a, b)) for n, a in enumerate(keys) for b in keys[n + 1 : MOST_MEMBERS]]
    near = [by_key[pair] for pair in inside if pair in by_key]
    least = list(star.satellites.values())[len(members) - 2]  # the nearest come first
    return Island(members, least, near, len(keys) - len(members))
