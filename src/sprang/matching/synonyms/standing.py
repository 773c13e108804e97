"""The synonyms that a question is widened by: those of the asker's own cities, read seldom."""

from collections.abc import Iterable, Set
from functools import lru_cache

from sprang.core.ranking import Synonyms
from sprang.foundation.journal import standing
from sprang.foundation.models import Record
from sprang.foundation.models.seeing import access_of

from ..models import Synonym
from ..question import NONE
from ..searchables import Asker, Operator

Pairs = tuple[tuple[str, str], ...]


def synonyms_for(user: Asker, asked: object = None) -> Synonyms:
    """Those of the cities where the asker is inside, and of the record that is asked about."""
    own = frozenset[int]() if isinstance(user, Operator) else access_of(user).platform_ids
    platforms = sorted(own | ({asked.platform_id} if isinstance(asked, Record) else set()))
    return synonyms_of(tuple(platforms)) if platforms else NONE


def synonyms_of(platforms: tuple[int, ...]) -> Synonyms:
    return analysed(standing.remembered(("synonyms", platforms), lambda: _read(platforms)))


def said_in(platforms: Set[int], rows: Iterable[Synonym]) -> Synonyms:
    """`synonyms_of` among rows that the caller has read, in the order of their keys."""
    return analysed(_pairs(row for row in rows if row.platform_id in platforms))


def _read(platforms: Iterable[int]) -> Pairs:
    rows = Synonym.objects.filter(platform__in=list(platforms), removed_at=None)
    return _pairs(rows.order_by("pk"))


def _pairs(rows: Iterable[Synonym]) -> Pairs:
    return tuple(pair for row in rows for pair in row.pairs())


@lru_cache(maxsize=64)
def analysed(said: Pairs) -> Synonyms:
    """Once for each list that this process has met: matches while one writes ask for it at every
    pause, and what is posted remembers nothing."""
    return Synonyms(said)
