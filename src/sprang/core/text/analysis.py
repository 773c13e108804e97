"""From running text to tokens with index terms and a place in the original text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sprang.core.text import stopwords
from sprang.core.text.compounds import split
from sprang.core.text.language import Language, detect
from sprang.core.text.normalise import normalise_with_offsets
from sprang.core.text.stem import Analysed, stem

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP: Final = {"sv": stopwords.SWEDISH, "en": stopwords.ENGLISH}
_SHORTEST: Final = 2
# No word, but a key or a prank; splitting takes the square of the length.
_TOO_LONG: Final = 80


@dataclass(frozen=True, slots=True)
class Token:
    """A content word. `original[start:end] == surface`; terms: whole stem first, then parts."""

    surface: str
    start: int
    end: int
    terms: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The stem of the whole word."""
        return self.terms[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The stems of the parts of a compound; empty for a simple word."""
        return self.terms[1:]


def analyse(text: str, language: Language | None = None) -> list[Token]:
    """The content words of `text`; stop words and single letters are left out.

    A text in neither Swedish nor English is treated as Swedish: a lone word, as in a search
    box, is too little to tell a language by.
    """
    analysed: Analysed = "en" if (language or detect(text)) == "en" else "sv"
    clean = normalise_with_offsets(text)
    tokens = []
    for match in _WORD.finditer(clean.text):
        if found := word_terms(match.group(), analysed):
            start, end = clean.span(*match.span())
            tokens.append(Token(text[start:end], start, end, found))
    return tokens


def terms(text: str, language: Language | None = None) -> list[str]:
    """The index terms of `text` in order, repeated as often as they occur."""
    return [term for token in analyse(text, language) for term in token.terms]


@lru_cache(maxsize=200_000)
def word_terms(word: str, language: Analysed) -> tuple[str, ...]:
    """The terms of one normalised word; empty for a stop word."""
    if word in _STOP[language] or len(word) < _SHORTEST:
        return ()
    if len(word) > _TOO_LONG:
        return (word[:_TOO_LONG],)
    if "-" in word:
        found = _hyphenated(word, language)
    else:
        found = _swedish(word) if language == "sv" else iter((stem(word, "en"),))
    return tuple(dict.fromkeys(found))


def _hyphenated(word: str, language: Analysed) -> Iterator[str]:
    """ "e-tjänst" also as "etjänst", in case another writer leaves the hyphen out."""
    yield stem(word.replace("-", ""), language)
    for piece in word.split("-"):
        yield from word_terms(piece, language)


def _swedish(word: str) -> Iterator[str]:
    compound = split(word)
    if not compound:
        yield stem(word, "sv")
        return
    yield stem(compound.whole, "sv")
    for part in compound.parts:
        if part not in stopwords.SWEDISH and len(part) >= _SHORTEST:
            yield stem(part, "sv")
