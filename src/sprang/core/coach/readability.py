"""Officialese: LIX, long sentences, and words that have a plainer one."""

import re
from collections.abc import Iterator

from .draft import Draft
from .findings import Finding

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
SENTENCE = re.compile(r"[^.!?:\n]+(?:[.!?:](?=\d)[^.!?:\n]+)*[.!?:]*")
"""A point within a number or a time ends none."""
LONG_WORD = 6
HEAVY = 50
"""LIX from 50 is the level of official texts (Björnsson 1968, the table of interpretation)."""
ENOUGH_WORDS = 25
"""In fewer words one long one moves the value by whole steps."""
LONG_SENTENCE = 30
"""Words. Klarspråkstestet and the EU's guide to clear writing say 20 on average; 30 is beyond."""

PLAINER = {
    "avseende": "om",
    "beträffande": "om",
    "rörande": "om",
    "gällande": "om",
    "erfordras": "behövs",
    "erfordrar": "behöver",
    "föreligger": "finns",
    "förefinns": "finns",
    "huruvida": "om",
    "medelst": "med",
    "jämlikt": "enligt",
    "härvidlag": "här",
    "därvidlag": "där",
    "vidtaga": "göra",
    "vidtas": "görs",
    "tillhandahålla": "ge",
    "tillhandahålls": "ges",
    "inkommit": "kommit in",
    "ombesörja": "ordna",
    "ombesörjer": "ordnar",
    "nyttjande": "användning",
    "nyttja": "använda",
    "implementera": "införa",
    "implementering": "införande",
    "pursuant": "under",
    "aforementioned": "this",
    "utilise": "use",
    "utilize": "use",
    "utilisation": "use",
    "facilitate": "help",
    "commence": "begin",
    "regarding": "about",
    "notwithstanding": "despite",
}
"""After ”Svarta listan” (Statsrådsberedningen PM 2011:1) and the EU's “How to write clearly”."""
OFFICIAL = re.compile(rf"\b(?:{'|'.join(PLAINER)})\b", re.IGNORECASE)


def lix(text: str) -> float:
    """Readability, about 20 to 70: words per sentence and the share in per cent of long words.

    LIX = words / sentences + 100 · long words / words, a long word having more than six letters.
    Björnsson, C. H. (1968): Läsbarhet. Stockholm: Liber. 0 for a text without words.
    """
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for each in SENTENCE.finditer(text) if WORD.search(each.group()))
    long = sum(len(word) > LONG_WORD for word in words)
    return len(words) / max(1, sentences) + 100 * long / len(words)


def readability(draft: Draft) -> Iterator[Finding]:
    if len(WORD.findall(draft.text)) >= ENOUGH_WORDS and (value := lix(draft.text)) >= HEAVY:
        yield Finding("lix", "text", value=str(round(value)))
    for field, text in draft.filled():
        yield from _long_sentences(field, text)
    for field, text in draft.filled():
        yield from _official_words(field, text)


def _long_sentences(field: str, text: str) -> Iterator[Finding]:
    for match in SENTENCE.finditer(text):
        count = len(WORD.findall(match.group()))
        if count > LONG_SENTENCE:
            quote = match.group().strip()
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Finding("sentence.long", field, start, start + len(quote), quote, str(count))


def _official_words(field: str, text: str) -> Iterator[Finding]:
    for match in OFFICIAL.finditer(text):
        plain = PLAINER[match.group().lower()]
        yield Finding("word.official", field, *match.span(), match.group(), plain)
