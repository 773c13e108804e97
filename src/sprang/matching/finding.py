"""From a question to ranked, explained documents: the index and the ranking, no database."""

from collections.abc import Set
from dataclasses import dataclass

from sprang.core.ranking import Document, Query, Scored
from sprang.core.ranking.expansion import Synonyms
from sprang.core.ranking.model import Word, words
from sprang.core.ranking.scoring import Scorer

from .index import Reach
from .index.clauses import Narrowed, asking
from .index.searching import Snapshot
from .strength import Chance

CANDIDATES = 100
"""For each kind. The first stage is the same BM25 over the most telling words, with rarity taken
over all texts; more than are shown, so that the best by all words are among them."""

NONE = Synonyms()
LONGEST = 6_000
"""Characters of a question that are read: a whole page, and no way to keep the machine busy."""


@dataclass(frozen=True)
class Question:
    query: Query
    reach: Reach

    @classmethod
    def of(cls, text: str, reach: Reach, synonyms: Synonyms = NONE) -> "Question":
        return cls(synonyms.expanded(Query.from_text(text[:LONGEST])), reach)


class Finder:
    """One question, weighed once, put to several kinds of documents."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._question = snapshot, question
        statistics = snapshot.statistics(question.reach)
        self._scorer = Scorer(question.query, statistics)
        self._asked = asking(question.query, self._scorer.weights, statistics)
        self._documents: dict[str, Document] = {}
        self.chance = Chance.of(self._scorer.weights, statistics)

    def best(self, narrowed: Narrowed, limit: int) -> list[Scored]:
        """The best `limit`, best first, without reasons; `explained` gives those of one."""
        documents = self._snapshot.candidates(
            self._asked, self._question.reach, narrowed, max(CANDIDATES, limit)
        )
        self._documents |= {document.id: document for document in documents}
        found = [one for one in map(self._scorer.weigh, documents) if one.score > 0]
        return sorted(found, key=lambda one: (-one.score, one.id))[:limit]

    def by_words(self, narrowed: Narrowed, most: int) -> list[Scored]:
        """Those of the best `most` that share a word or part of one. Of a few words, letters in
        common alone say nothing."""
        wanted = {term for word in self._question.query.words for term in word.terms}
        return [one for one in self.best(narrowed, most) if self._has_any(wanted, one)]

    def has_all(self, found: Scored) -> bool:
        """Whether it has each word that was written: whole, in all its parts, or in a synonym."""
        document, asked = self._documents[found.id], self._question.query.words
        there = {term for word in (*document.title, *document.text) for term in word.terms}
        met = [word for word in asked if word.terms[0] in there or _in_parts(word, there)]
        surfaces = " ".join(f"{word.stands_for} {word.surface}" for word in met).split()
        return all(word.surface in surfaces for word in asked if not word.stands_for)

    def explained(self, found: Scored) -> Scored:
        """With its reasons, which cost more than the score: only for what is shown."""
        return self._scorer.explain(self._documents[found.id])

    def _has_any(self, terms: Set[str], found: Scored) -> bool:
        document = self._documents[found.id]
        words = (*document.title, *document.text)
        return any(not terms.isdisjoint(word.terms) for word in words)


def _in_parts(word: Word, there: Set[str]) -> bool:
    return len(word.terms) > 1 and there >= set(word.terms[1:])


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
