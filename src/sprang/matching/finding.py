"""From a question to ranked, explained documents: the index and the ranking, no database."""

from dataclasses import dataclass

from sprang.core.ranking import Query, Scored, rank
from sprang.core.ranking.model import words

from .index import Reach
from .index.searching import Narrowed, Snapshot

CANDIDATES = 60
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


def find(
    snapshot: Snapshot, question: Question, narrowed: Narrowed, limit: int
) -> list[Scored]:
    """The best `limit`, best first."""
    depth = max(CANDIDATES, limit)
    candidates = snapshot.candidates(question.query, question.reach, narrowed, depth)
    return rank(question.query, candidates, snapshot.statistics(question.reach), limit)


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
