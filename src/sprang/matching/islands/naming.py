"""What an island is about, in the words of the members that the reader sees, and why two met."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.utils.safestring import SafeString

from sprang.core.islands import telling
from sprang.core.islands.naming import LEAST
from sprang.core.ranking import Document, Query, Ranker, Scored, Statistics
from sprang.foundation.models import Platform, User
from sprang.foundation.models.seeing import access_of

from .. import reason_rows
from ..index import Reach, Snapshot
from ..reasons import Reason, pairs_in_short, reasons_of
from .gathering import Island
from .seeing import Sea

WORDS: Final = 3
SHORTEST: Final = 4
"""Letters of a word that names something."""


@dataclass(frozen=True)
class Named:
    """An island as it is shown: what its texts say and others don't, and why the two nearest
    met. Without words it is called after its first member."""

    island: Island
    words: Sequence[str]
    met: Scored | None = None
    platform_id: int = 0

    @property
    def title(self) -> str:
        named = ", ".join(self.words)
        return named[:1].upper() + named[1:] if named else self.island.members[0].title

    @property
    def may_merge(self) -> bool:
        """There are two needs of the platform's own in it."""
        own = [
            m for m in self.island.members if (m.kind, m.platform_id) == ("need", self.platform_id)
        ]
        return len(own) > 1

    @cached_property
    def reasons(self) -> list[Reason]:
        return reasons_of(self.met) if self.met else []

    @property
    def reason_rows(self) -> SafeString:
        return reason_rows.drawn(self.reasons)

    @cached_property
    def words_met(self) -> str:
        return ", ".join(pairs_in_short(self.met)) if self.met else ""


def named(islands: Sequence[Island], sea: Sea, user: User, platform: Platform) -> list[Named]:
    """:raises Unusable: the index can't be read any more."""
    reach, now = Reach.of(access_of(user)), sea.now
    if now is None:
        return []
    uids = {str(member.uid) for island in islands for member in island.members}
    documents = {each.id: each for each in now.named(sorted(uids), reach)}
    statistics = now.statistics(reach)
    found = [_named(island, documents, statistics, now) for island in islands]
    return [replace(each, platform_id=platform.pk) for each in found]


def _named(
    island: Island, documents: Mapping[str, Document], statistics: Statistics, now: Snapshot
) -> Named:
    there = [documents[uid] for each in island.members if (uid := str(each.uid)) in documents]
    return Named(island, words_of(there, statistics), _met(island, documents, statistics, now))


def words_of(documents: Sequence[Document], statistics: Statistics) -> list[str]:
    texts = [_text(document) for document in documents]
    stems = {stem for text in texts for stem in text}
    beyond = max(statistics.documents - len(texts), 1)
    outside = {
        stem: min(
            max(
                statistics.document_frequency(("terms", stem))
                - sum(stem in text for text in texts),
                0,
            ),
            beyond,
        )
        for stem in stems
    }
    least = max(LEAST, math.ceil(len(texts) / 3))  # what a few say by chance is no name for all
    said = [each.word for each in telling(texts, outside, beyond, 4 * WORDS, least)]
    return _apart(said)[:WORDS]


def _text(document: Document) -> dict[str, str]:
    return {
        term: word.surface.lower()
        for word in (*document.title, *document.text)
        for term in word.terms
        if len(term) >= SHORTEST and term.isalpha()
    }


def _apart(words: Sequence[str]) -> list[str]:
    """A compound and its own part say the same thing twice."""
    kept: list[str] = []
    for word in words:
        if not any(
            word[: SHORTEST + 1] in other or other[: SHORTEST + 1] in word for other in kept
        ):
            kept.append(word)
    return kept


def _met(
    island: Island, documents: Mapping[str, Document], statistics: Statistics, now: Snapshot
) -> Scored | None:
    """Of its first member and the one nearest to that."""
    one, other = (documents.get(str(member.uid)) for member in island.members[:2])
    if one is None or other is None:
        return None
    query = Query((*one.title, *one.text), one.side)
    met = Ranker(query, statistics, now.space).explain(other)
    return replace(met, score=met.score or 1.0)
