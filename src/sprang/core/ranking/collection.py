"""A collection in memory that is searched whole: exact, for evaluation and as a test's truth."""

from collections.abc import Container
from dataclasses import replace

from sprang.core.ranking.model import Document, Query, Scored
from sprang.core.ranking.placing import placed
from sprang.core.ranking.ranker import rank
from sprang.core.ranking.statistics import Tally
from sprang.core.space import Space, base


class Collection:
    """Documents that can be searched at once. None can be taken out."""

    def __init__(self, space: Space | None = None) -> None:
        self.statistics = Tally()
        self.documents: list[Document] = []
        self._space = space or base()

    def add(self, document: Document) -> None:
        """Add a document; its id must be new."""
        self.documents.append(replace(document, place=placed(document, self._space)))
        self.statistics.add(document)

    def search(
        self, query: Query | str, limit: int = 10, kinds: Container[str] | None = None
    ) -> list[Scored]:
        """The best `limit` documents of `kinds` (of any kind when None), explained."""
        asked = Query.from_text(query) if isinstance(query, str) else query
        wanted = [each for each in self.documents if kinds is None or each.kind in kinds]
        return rank(asked, wanted, self.statistics, limit, self._space)
