"""From a question to ranked, explained documents: the index and the ranking, no database."""

from dataclasses import dataclass

from sprang.core.ranking import Document, Query, Scored
from sprang.core.ranking.model import words
from sprang.core.ranking.scoring import Scorer

from .index import Reach
from .index.clauses import Narrowed
from .index.searching import Snapshot
from .strength import Chance

CANDIDATES = 40
"""For each kind. The first stage is the same BM25, only with rarity taken over all texts, so
the best ten are always among them; more are for a reranker that knows more."""

LONGEST = 6_000
"""Characters of a question that are read: a whole page, and no way to keep the machine busy."""


@dataclass(frozen=True)
class Question:
    query: Query
    reach: Reach

    @classmethod
    def of(cls, text: str, reach: Reach) -> "Question":
        return cls(Query.from_text(text[:LONGEST]), reach)


class Finder:
    """One question, weighed once, put to several kinds of documents."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._question = snapshot, question
        statistics = snapshot.statistics(question.reach)
        self._scorer = Scorer(question.query, statistics)
        self.chance = Chance.of(question.query, statistics)

    def best(self, narrowed: Narrowed, limit: int) -> list[Scored]:
        """The best `limit` with their reasons, best first."""
        ranked = self._ranked(narrowed, max(CANDIDATES, limit))
        return [self._scorer.explain(document) for _score, document in ranked[:limit]]

    def scores(self, narrowed: Narrowed, most: int) -> list[Scored]:
        """The best `most` that share a word or part of one, best first, without reasons: cheap,
        for counting. Of a few words, letters in common alone say nothing."""
        wanted = {term for word in self._question.query.words for term in word.terms}
        return [
            Scored(document.id, score)
            for score, document in self._ranked(narrowed, most)
            if any(not wanted.isdisjoint(word.terms) for word in (*document.title, *document.text))
        ]

    def _ranked(self, narrowed: Narrowed, depth: int) -> list[tuple[float, Document]]:
        question = self._question
        documents = self._snapshot.candidates(question.query, question.reach, narrowed, depth)
        scored = [(self._scorer.score(document), document) for document in documents]
        found = [(score, document) for score, document in scored if score > 0]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].id))


def completed(snapshot: Snapshot, question: Question, text: str, most: int = 8) -> Question:
    """The question with the words that its last, unfinished word may become."""
    beginning = text.split()[-1].lower() if text and not text[-1].isspace() else ""
    if len(beginning) < 2:
        return question
    longer = snapshot.completions(beginning, question.reach, most)
    asked = {word.terms for word in question.query.words}
    new = {
        word.terms: word
        for spelled in longer
        for word in words(spelled, "sv")
        if spelled != beginning and word.terms not in asked
    }
    return Question(Query((*question.query.words, *new.values())), question.reach)
