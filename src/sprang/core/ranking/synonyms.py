"""Synonyms: words that a question stands for too, though nobody wrote them.

They are put to a question when it is asked. Nothing in the index changes, so a changed list counts
at once.

Only what is written is followed, one step: that a means b and b means a, or c, brings nothing
round in a circle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from sprang.core.ranking.model import Query, Word, words

WEIGHT: Final = 0.6
"""Of a word that is written. A round number: who asks mostly means the own word more."""
Phrase = tuple[Word, ...]
Stems = tuple[frozenset[str], ...]
"""Of each word in turn, the whole of it in either language."""


class Synonyms:
    """What a list of pairs says, analysed once.

    A pair is (what is written, what it means as well), each of one or a few words. A word also
    means what a part of it means: "matrestkärl" has the part "matrest".
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._meant: dict[str, list[tuple[Stems, Phrase]]] = {}
        for written, meant in pairs:
            source, target = _stems(written), _phrase(meant)
            for term in sorted(source[0]) if source and target else ():
                self._meant.setdefault(term, []).append((source, target))

    def put_to(self, query: Query) -> Query:
        """The query with what its words mean as well, told under the words as they were written."""
        asked = {word.terms[0] for word in query.words}
        new: dict[tuple[str, ...], Word] = {}
        for word in self._added(query.words):
            if word.terms[0] not in asked:
                new.setdefault(word.terms, word)
        return replace(query, words=(*query.words, *new.values())) if new else query

    def _added(self, written: Phrase) -> Iterator[Word]:
        for place, word in enumerate(written):
            for term in word.terms:
                for source, target in self._meant.get(term, ()):
                    here = written[place : place + len(source)]
                    if _is(source, here):
                        said = " ".join(each.surface for each in here)
                        yield from (replace(each, surface=said) for each in target)


@lru_cache(maxsize=10_000)
def _both(text: str) -> tuple[Phrase, Phrase]:
    """In both languages at once: a word in a list doesn't say which it belongs to."""
    swedish, english = words(text, "sv"), words(text, "en")
    if len(swedish) == len(english):
        return swedish, english
    one = swedish or english  # a stop word in one of them
    return one, one


def _stems(text: str) -> Stems:
    """The whole words alone: a part of one would mean something wider."""
    pairs = zip(*_both(text), strict=True)
    return tuple(frozenset((one.terms[0], other.terms[0])) for one, other in pairs)


def _phrase(text: str) -> Phrase:
    pairs = zip(*_both(text), strict=True)
    return tuple(
        Word(one.surface, tuple(dict.fromkeys((*one.terms, *other.terms))), WEIGHT, added="synonym")
        for one, other in pairs
    )


def _is(source: Stems, here: Phrase) -> bool:
    return len(here) == len(source) and all(
        stems & set(word.terms) for stems, word in zip(source, here, strict=True)
    )
