"""Texts with the words that met marked, and the passages of a long text that hold them."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from sprang.core.text import Language, Token, analyse

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*")
_EMPTY_LINES = re.compile(r"\s*\n\s*")
LONGEST = 420


def marked(text: str, met: Set[str], language: Language | None = None) -> SafeString:
    """`text` as HTML, with `<mark>` around each word that has one of the terms in `met`."""
    pieces, at = [], 0
    for start, end in spans(text, met, language):
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308  escaped piece by piece


def spans(text: str, met: Set[str], language: Language | None = None) -> Iterator[tuple[int, int]]:
    tokens = _tokens(text, language)
    return ((token.start, token.end) for token in tokens if not met.isdisjoint(token.terms))


@lru_cache(64)
def _tokens(text: str, language: Language | None) -> Sequence[Token]:
    """Remembered: what is asked about comes back with every hit, each text with its passages."""
    return tuple(analyse(text, language))


def passages(
    text: str, met: Set[str], language: Language | None = None, longest: int = LONGEST
) -> str:
    """The whole text where it is short; else the sentences where most words meet, in order."""
    text = _EMPTY_LINES.sub("\n", text.strip())
    if len(text) <= longest:
        return text
    sentences = [(found.start(), found.group()) for found in _SENTENCE.finditer(text)]
    places = [start for start, _ in spans(text, met, language)]
    hits = [
        sum(start <= place < start + len(sentence) for place in places)
        for start, sentence in sentences
    ]
    kept = _fitting(hits, [len(sentence) for _, sentence in sentences], longest)
    return _with_gaps([sentence for _, sentence in sentences], kept)[: 2 * longest]


def _fitting(hits: list[int], lengths: list[int], longest: int) -> list[int]:
    """Places of the sentences with most hits that fit together; always at least one."""
    kept: list[int] = []
    for place in sorted(range(len(hits)), key=lambda place: (-hits[place], place)):
        if not kept or sum(lengths[each] for each in kept) + lengths[place] <= longest:
            kept.append(place)
    return sorted(kept)


def _with_gaps(sentences: list[str], kept: list[int]) -> str:
    text, before = "", -1
    for place in kept:
        text += ("… " if place != before + 1 else "") + sentences[place].rstrip(" ") + " "
        before = place
    return text.rstrip() + (" …" if before + 1 < len(sentences) else "")
