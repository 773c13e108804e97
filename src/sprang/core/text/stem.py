"""From an inflected word to its stem: dictionary lemma first, then a Snowball stemmer.

The lemma undoes what suffix rules can't ("gick" -> "gå"), the stemmer joins what the
dictionary keeps apart ("behållare" and "behålla").
"""

from functools import lru_cache
from typing import Final, Literal

import simplemma
import Stemmer

Analysed = Literal["sv", "en"]

# A stemmer object is not re-entrant. It holds the interpreter lock through each call, and its
# own cache is off, so that threads can share it.
_STEMMERS: Final = {
    "sv": Stemmer.Stemmer("swedish", 0),
    "en": Stemmer.Stemmer("english", 0),
}


_OWN_WORDS: Final = {"äldre": "äldre", "äldres": "äldre", "äldst": "äldre", "äldsta": "äldre"}
"""Comparatives that have become words of their own: the elderly are not what is old."""


@lru_cache(maxsize=100_000)
def lemma(word: str, language: Analysed) -> str:
    """The dictionary form of a lower-case `word`, or the word itself when unknown."""
    if language == "sv" and word in _OWN_WORDS:
        return _OWN_WORDS[word]
    return simplemma.lemmatize(word, lang=language).lower()


@lru_cache(maxsize=100_000)
def stem(word: str, language: Analysed) -> str:
    """The stem of the lemma of a lower-case `word`."""
    return str(_STEMMERS[language].stemWord(lemma(word, language)))
