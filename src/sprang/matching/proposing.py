"""What a need could be about, out of what is like it: proposed beside its form, never chosen."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sprang.core.ranking import calibrate
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.needs.proposing import FIELDS

from . import index
from .finding import Finder
from .index.clauses import Narrowed
from .index.searching import snapshot
from .question import Question
from .search import reach_of, text_of
from .searchables import searchable_of

KINDS: Final = ("need", "solution")
ALIKE: Final = 10
"""Of each kind, at most: further down little is alike."""
AGREE: Final = 2
"""So many must carry it: one may have been marked wrongly."""
MOST: Final = 3


def proposed(need: Need, user: User) -> Mapping[str, Sequence[str]]:
    """Keys by field, those first that the most alike carry. Nothing where the index can't be read.

    Reads the index once, and the database once for each kind; only what the person may see counts.
    """
    try:
        alike = list(_alike(need, user))
    except index.Unusable:
        return {}
    return {name: _telling(name, alike) for name in FIELDS}


def _alike(need: Need, user: User) -> Iterator[tuple[Any, float]]:
    """Records with how relevant they are, of those that would be shown as matches."""
    finder = Finder(snapshot(index.store()), Question.of(text_of(need), reach_of(user)))
    for kind in KINDS:
        best = finder.best(Narrowed(kind, without=str(need.uid)), ALIKE)
        weight = {one.id: one.relevance for one in best if calibrate(one.relevance)}
        rows = searchable_of(kind).visible(user, uid__in=[*weight])
        yield from ((row, weight[str(row.uid)]) for row in rows)


def _telling(name: str, alike: Sequence[tuple[Any, float]]) -> list[str]:
    votes: Counter[str] = Counter()
    carried: Counter[str] = Counter()
    for row, weight in alike:
        for key in getattr(row, name, ()):
            votes[key] += weight  # type: ignore[assignment]  # a sum of weights
            carried[key] += 1
    agreed = (key for key in votes if carried[key] >= AGREE)
    return sorted(agreed, key=lambda key: (-votes[key], key))[:MOST]
