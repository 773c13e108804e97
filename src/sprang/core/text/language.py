"""Tell Swedish from English from anything else, by small words and letters.

A library would carry hundreds of profiles; a municipal platform meets two languages, and
function words separate those in any text of a few words.
"""

import re
from collections.abc import Set
from typing import Final, Literal

from sprang.core.text import stopwords
from sprang.core.text.normalise import normalise

Language = Literal["sv", "en", "other"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_FOREIGN: Final = re.compile(r"[^\W\d_a-zåäöéàü]|ää|öö|yy|uu|ii")
_SWEDISH_ONLY: Final = stopwords.SWEDISH - stopwords.ENGLISH
_ENGLISH_ONLY: Final = stopwords.ENGLISH - stopwords.SWEDISH
_SWEDISH_SHAPE: Final = re.compile(
    r"[åäö]|(?:ning|het|skap|ande|sj|skj|tj)(?:en|et|s)?$|orna$|arna$"
)
_ENGLISH_SHAPE: Final = re.compile(r"w|th|(?:tion|ing|ment|ness|ity|ed|ly)s?$")
_SMALL_WORD: Final = 2
_SHAPE: Final = 1


def detect(text: str) -> Language:
    """The language of `text`; "other" when neither Swedish nor English shows itself."""
    words = _WORD.findall(normalise(text))
    if not words or _mostly_foreign(words):
        return "other"
    swedish = _evidence(words, _SWEDISH_ONLY, _SWEDISH_SHAPE)
    english = _evidence(words, _ENGLISH_ONLY, _ENGLISH_SHAPE)
    if max(swedish, english) * 6 < len(words):
        return "other"
    return "sv" if swedish >= english else "en"


def _evidence(words: list[str], small_words: Set[str], shape: re.Pattern[str]) -> int:
    return sum(
        _SMALL_WORD if word in small_words else _SHAPE if shape.search(word) else 0
        for word in words
    )


def _mostly_foreign(words: list[str]) -> bool:
    """Spellings of neither language in a fifth of the words, as in Danish, Polish or Finnish."""
    foreign = sum(bool(_FOREIGN.search(word)) for word in words)
    return foreign * 5 > len(words)
