"""The plain values that ranking takes and gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, Self

from sprang.core.space.space import Side, Vectors
from sprang.core.text import Language, Token, analyse, detect

Field = Literal["terms", "letters"]
Feature = tuple[Field, str]
Via = Literal["word", "part", "letters", "meaning", "translation", "synonym"]

Added = Literal["", "synonym", "reading"]

TITLE_WEIGHT: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A content word as written, with its index terms: the whole stem, then its parts.

    weight: what it counts for in a query.
    added: nothing for what was written; else its `terms` come beside those: of a "synonym" that it
    was given, or of a "reading" of it in another language.
    """

    surface: str
    terms: tuple[str, ...]
    weight: float = 1.0
    added: Added = ""

    @classmethod
    def of(cls, token: Token) -> Self:
        """The word of an analysed token, without its place."""
        return cls(token.surface, token.terms)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: the words of a need, or of a search box.

    embedded: its vector by a sentence model, where the installation has one.
    """

    words: tuple[Word, ...]
    side: Side = "sv"
    embedded: Vectors | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_text(cls, text: str, language: Language | None = None) -> Self:
        """Analyse `text`; the title of a need belongs in it."""
        spoken = language or detect(text)
        return cls(words(text, spoken), side_of(spoken))


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found. `kind` is free: "need", "solution", …

    place: where it lies in the space, when that is known already; length 1.
    embedded: as in `Query`.
    """

    id: str
    title: tuple[Word, ...]
    text: tuple[Word, ...]
    kind: str = ""
    side: Side = "sv"
    place: Vectors | None = field(default=None, compare=False, repr=False)
    embedded: Vectors | None = field(default=None, compare=False, repr=False)

    @property
    def weighted_words(self) -> Iterator[tuple[Word, int]]:
        """Each word with its weight; a title says in few words what a text is about."""
        yield from ((word, TITLE_WEIGHT) for word in self.title)
        yield from ((word, 1) for word in self.text)

    @classmethod
    def from_text(
        cls, id: str, title: str, text: str, language: Language | None = None, kind: str = ""
    ) -> Self:
        """Analyse a title and a body in one language, detected from both when not given."""
        spoken = language or detect(f"{title}. {text}")
        return cls(id, words(title, spoken), words(text, spoken), kind, side_of(spoken))


@dataclass(frozen=True, slots=True)
class Contribution:
    """How much one word of the query gave by meeting one word of the document.

    via: "word" same stem, "part" same part of a compound, "letters" only similar spelling,
    "meaning" other words that stand in like company, "translation" such ones of two languages,
    "synonym" a word that the platform's list puts for that of the query.
    """

    query_word: str
    document_word: str
    share: float
    via: Via


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's score; the shares of `contributions` add up to it.

    relevance: 0..1, comparable between short and long queries.
    """

    id: str
    score: float
    relevance: float = 0.0
    contributions: tuple[Contribution, ...] = ()


class Statistics(Protocol):
    """What is known of the whole collection, or of a larger background, when ranking a part."""

    @property
    def documents(self) -> int:
        """The number of documents."""

    def document_frequency(self, feature: Feature) -> int:
        """The number of documents that have `feature`."""

    def mean_length(self, field: Field) -> float:
        """The mean weighted number of features of a document in `field`."""


def words(text: str, language: Language | None = None) -> tuple[Word, ...]:
    """The content words of `text`."""
    return tuple(map(Word.of, analyse(text, language)))


def side_of(language: Language) -> Side:
    """The rules that a text was analysed by: what is neither counts as Swedish."""
    return "en" if language == "en" else "sv"
