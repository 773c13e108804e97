"""What is asked: of a need, of what somebody is writing, of a few words in a search box."""

from dataclasses import dataclass, replace
from typing import Final

from sprang.core.ranking import Query, Synonyms
from sprang.core.ranking.model import words
from sprang.core.text import Language

from . import embedding
from .index import Reach
from .index.searching import Snapshot

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
    added = [
        replace(word, added="reading") for word in words(text, "sv") if word.terms not in known
    ]
    return replace(query, words=(*query.words, *added)) if query.side == "en" else query


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
