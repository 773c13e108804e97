"""The synonyms that a question is widened by: those of the asker's own cities, read seldom."""

from collections.abc import Iterable

from sprang.core.ranking.expansion import Synonyms
from sprang.foundation.journal import standing
from sprang.foundation.models import Record
from sprang.foundation.models.seeing import access_of

from ..finding import NONE
from ..models import Synonym
from ..searchables import Asker, Operator


def synonyms_for(user: Asker, asked: object = None) -> Synonyms:
    """Those of the cities where the asker is inside, and of the record that is asked about."""
    own = frozenset[int]() if isinstance(user, Operator) else access_of(user).platform_ids
    platforms = sorted(own | ({asked.platform_id} if isinstance(asked, Record) else set()))
    return synonyms_of(tuple(platforms)) if platforms else NONE


def synonyms_of(platforms: tuple[int, ...]) -> Synonyms:
    return standing.remembered(("synonyms", platforms), lambda: Synonyms(pairs(platforms)))


def pairs(platforms: Iterable[int]) -> list[tuple[str, str]]:
    rows = Synonym.objects.filter(platform__in=list(platforms), removed_at=None)
    return [pair for row in rows for pair in row.pairs()]
