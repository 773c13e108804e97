"""The pairs that one person may see: both ends are open to that person. What islands are made of
is chosen here, before anything is gathered, so that what is hidden can join no two of them."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sprang.foundation.enums import ScopeKind
from sprang.foundation.journal import standing
from sprang.foundation.models import Link, Platform, Record, ScopeAncestry, User
from sprang.foundation.models.seeing import access_of

from .. import index
from ..index import Reach, Snapshot, Unusable
from ..index.searching import snapshot
from ..judging.questions import refused_pairs
from .alike import Alike, alike_here
from .kept import MOST, Kept, comparable, position, progress
from .likeness import level_of

MOST_PAIRS: Final = 3_000
"""The most alike that are asked about: an afternoon's questions, and a page that takes its time
from no one."""
CITIES, COMPANIES, UNITS = "stader", "bolag", "enheter"


@dataclass(frozen=True)
class Near:
    """Two records that are alike; `across` says what lies between them."""

    one: Record
    other: Record
    likeness: float
    across: str

    @property
    def key(self) -> frozenset[int]:
        return frozenset((self.one.pk, self.other.pk))

    @property
    def level(self) -> int:
        return level_of(self.likeness)


@dataclass(frozen=True)
class Sea:
    """All pairs that the person may see, those that were said to be two things, and how many of
    the texts that the person may see have been compared; `most` where there are too many texts to
    compare any."""

    pairs: Sequence[Near]
    apart: Sequence[Near] = ()
    done: int = 0
    total: int = 0
    most: int = 0
    now: Snapshot | None = field(default=None, compare=False)
    """The index that they were read from; None where there is none to read."""

    @property
    def is_complete(self) -> bool:
        return bool(self.total) and self.done >= self.total


def sea_of(user: User, platform: Platform) -> Sea:
    """Remembered while neither the house nor the index has changed."""
    try:
        now = snapshot(index.store())
    except Unusable:
        return Sea(())
    so_far = Kept.read(now.generation).rows, position(now.generation)
    key = ("islands", user.pk, platform.pk, now.generation, so_far, len(now))
    return standing.remembered(key, lambda: _sea(now, user, platform))


def state_now() -> Hashable:
    """How far the index and its islands have come; None where there is none to read."""
    try:
        if generation := index.store().current():
            so_far = Kept.read(generation).rows, position(generation)
            return generation, generation.position, so_far
    except (OSError, ValueError, Unusable):
        pass
    return None


def _sea(now: Snapshot, user: User, platform: Platform) -> Sea:
    if now.places and not comparable(now.places):
        return Sea((), most=MOST, now=now)
    reach = Reach.of(access_of(user))
    asked, kept = list[Near](), list[Near]()
    for found in alike_here(now, reach, platform, MOST_PAIRS):
        for near, is_apart in _of_a_piece(found, user):
            (kept if is_apart else asked).append(near)
        if len(asked) >= MOST_PAIRS:
            break
    done, total = progress(now.generation, now.places, reach)
    return Sea(tuple(asked[:MOST_PAIRS]), tuple(kept), done, total, now=now)


def _of_a_piece(found: Collection[Alike], user: User) -> Iterator[tuple[Near, bool]]:
    """Those that are to be asked about, and those that were said to be two things. Four queries,
    however many there are."""
    uids = {uid for one, other, _likeness in found for uid in (one, other)}
    rows = Record.objects.filter(uid__in=uids).visible_to(user).defer("text")
    records = {str(row.uid): row for row in rows.select_related("platform", "scope")}
    linked = _linked(records.values())
    said = refused_pairs(record.pk for record in records.values())
    for near in _pairs(found, records, _companies(records.values())):
        if near.key not in linked:
            yield near, near.key in said


def _pairs(
    found: Iterable[Alike],
    records: Mapping[str, Record],
    companies: Mapping[int, int],
) -> Iterable[Near]:
    for one_uid, other_uid, likeness in found:
        one, other = records.get(one_uid), records.get(other_uid)
        across = _across(one, other, companies) if one and other else ""
        if one and other and across:
            yield Near(one, other, likeness, across)


def _across(one: Record, other: Record, companies: Mapping[int, int]) -> str:
    """Empty within one unit, whose people meet anyway."""
    if one.platform_id != other.platform_id:
        return CITIES
    if companies.get(one.scope_id) != companies.get(other.scope_id):
        return COMPANIES
    return UNITS if one.scope_id != other.scope_id else ""


def _companies(records: Iterable[Record]) -> dict[int, int]:
    """Unit -> the organisation that it belongs to: the nearest comes last, and stays."""
    above = ScopeAncestry.objects.filter(descendant__in={record.scope_id for record in records})
    rows = above.order_by("-depth").values_list("descendant_id", "ancestor_id", "ancestor__kind")
    # the kind is no condition of the query: SQLite would rather begin with all organisations
    return {unit: place for unit, place, kind in rows if kind == ScopeKind.ORGANISATION}


def _linked(records: Iterable[Record]) -> set[frozenset[int]]:
    keys = [record.pk for record in records]
    rows = Link.objects.filter(source__in=keys, target__in=keys)
    return {frozenset(pair) for pair in rows.values_list("source_id", "target_id")}
