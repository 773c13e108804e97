"""From a question to ranked, explained documents: the index and the ranking, no database."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from sprang.core.ranking import Document, Query, Ranker, Scored, Synonyms
from sprang.core.ranking.model import Word, words
from sprang.core.text import Language

from . import embedding
from .index import Reach
from .index.clauses import Narrowed, asking
from .index.searching import Snapshot

CANDIDATES = 100
"""For each kind. The first stage is the same BM25 over the most telling words, with rarity taken
over all texts; more than are shown, so that the best by all words are among them."""

NEAREST = 50
"""For each kind, found by meaning: some have no word in common with the question."""

FEW: Final = 6
"""Words that are too few to tell a language by: "upphandling" ends like English."""
NONE = Synonyms()
LONGEST = 6_000
"""Characters of a question that are read: a whole page, and no way to keep the machine busy."""


@dataclass(frozen=True)
class Question:
    query: Query
    reach: Reach

    @classmethod
    def of(cls, text: str, reach: Reach, synonyms: Synonyms = NONE) -> "Question":
        return cls(synonyms.put_to(query_of(text[:LONGEST])), reach)


def query_of(text: str, language: Language | None = None) -> Query:
    """What a text asks; its vector where there is a sentence model that counts."""
    query, model = Query.from_text(text, language), embedding.in_use()
    if language is None and len(text.split()) <= FEW:
        query = read_in_swedish_too(query, text)
    return replace(query, embedded=model.encode([text])[0]) if model else query


def read_in_swedish_too(query: Query, text: str) -> Query:
    """What was taken for English, as it would be understood in Swedish, under the same words."""
    known = {word.terms for word in query.words}
    added = [replace(word, is_added=True) for word in words(text, "sv") if word.terms not in known]
    return replace(query, words=(*query.words, *added)) if query.side == "en" else query


class Finder:
    """One question, weighed once, put to several kinds of documents."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._question = snapshot, question
        statistics = snapshot.statistics(question.reach)
        self._ranker = Ranker(
            question.query, statistics, snapshot.space, embedding=embedding.in_use()
        )
        self._asked = asking(question.query, self._ranker.scorer.weights, statistics)
        self._documents: dict[str, Document] = {}

    def best(self, narrowed: Narrowed, limit: int) -> list[Scored]:
        """The best `limit`, best first, without reasons; `explained` gives those of one."""
        reach = self._question.reach
        documents = self._by_words(narrowed, limit)
        most = max(NEAREST, limit)
        near = self._snapshot.near(self._ranker.place, reach, narrowed, most, documents)
        documents |= {document.id: document for document in near}
        if embedded := self._ranker.embedded:
            near = self._snapshot.near(
                embedded.place, reach, narrowed, most, documents, by_model=True
            )
        documents |= {document.id: document for document in near}
        self._documents |= documents
        weighed = self._ranker.weighed(list(documents.values()))
        found = [one for one in weighed if one.score > 0]
        return sorted(found, key=lambda one: (-one.score, one.id))[:limit]

    def weighed(self, documents: list[Document]) -> list[Scored]:
        """Just these, in their order."""
        return self._ranker.weighed(documents)

    def by_words(self, narrowed: Narrowed, most: int) -> list[Scored]:
        """Those of the best `most` that share a word or part of one, by these alone: who asks in a
        few words wants to find them."""
        documents = self._by_words(narrowed, most)
        self._documents |= documents
        wanted = {term for word in self._question.query.words for term in word.terms}
        weighed = self._ranker.weighed(list(documents.values()), by_words=True)
        found = [one for one in weighed if one.score > 0]
        best = sorted(found, key=lambda one: (-one.score, one.id))[:most]
        return [one for one in best if self._has_any(wanted, one)]

    def _by_words(self, narrowed: Narrowed, limit: int) -> dict[str, Document]:
        documents = self._snapshot.candidates(
            self._asked, self._question.reach, narrowed, max(CANDIDATES, limit)
        )
        return {document.id: document for document in documents}

    def has_all(self, found: Scored, asked: Sequence[Word] = ()) -> bool:
        """Whether it has each word that was written: whole, in all its parts, or in a synonym.

        :param asked: the words, where they are not all of the question's.
        """
        document, asked = self._documents[found.id], asked or self._question.query.words
        there = {term for word in (*document.title, *document.text) for term in word.terms}
        met = [word for word in asked if word.terms[0] in there or _in_parts(word, there)]
        surfaces = " ".join(word.surface for word in met).split()
        return all(word.surface in surfaces for word in asked if not word.is_added)

    def explained(self, found: Scored) -> Scored:
        """With its reasons, which cost more than the score: only for what is shown."""
        return self._ranker.explain(self._documents[found.id])

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
    query = replace(question.query, words=(*question.query.words, *new.values()))
    return replace(question, query=query)
