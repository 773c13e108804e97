"""Reference numbers: who asks for one wants that very record."""

import re
from collections.abc import Sequence
from typing import Final

from sprang.core.ranking import Scored
from sprang.foundation.models import Platform
from sprang.foundation.models.seeing import access_of

from .answers import Group, Hit
from .searchables import Asker, Operator, Searchable

REFERENCE: Final = re.compile(r"\s*([^\W\d_])(\d\d)-(\d{4,6})\s*")
MOST_CITIES: Final = 100


def at_home(user: Asker) -> frozenset[int]:
    return frozenset() if isinstance(user, Operator) else access_of(user).platform_ids


def by_reference(
    query: str, user: Asker, chosen: Sequence[Searchable], platform: Platform | None
) -> list[Group]:
    """Records with the number asked for; cities number alike, so there may be several."""
    if not (asked := REFERENCE.fullmatch(query)):
        return []
    letter, year, number = asked.groups()
    groups = []
    for each in chosen:
        if each.letter != letter.upper():
            continue
        rows = each.visible(user, reference=f"{each.letter}{year}-{number}")
        if platform:
            rows = rows.filter(platform=platform)
        hits = [Hit(row, each, Scored(str(row.uid), 0.0)) for row in rows[:MOST_CITIES]]
        # a person who says a number most often means one at home
        hits.sort(key=lambda hit: hit.found.platform_id not in at_home(user))
        groups += [Group(each, hits, len(hits))] if hits else []
    return groups
