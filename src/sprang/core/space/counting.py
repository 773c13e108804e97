"""From passages to a stream of term numbers, ready to be counted."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.passages import Passage, Words
from sprang.core.space.space import SIDES, Side

GAP = 1000
"""Between the words of two passages, so that no window reaches from one into the next."""
LONG = 40
"""Terms from which a text is long enough to stand for its language."""
Numbers = NDArray[np.int32]


@dataclass(slots=True)
class Stream:
    """All terms in order, their places, and where texts and twins begin and end in it.

    emphasis: how many times a passage counts that says the same in both languages.
    spans: (first term, last term + 1) in `alone` of each single text or side of a segment.
    twins: pairs of indexes into `spans` that say the same, Swedish first.
    texts: the indexes of the spans of each text, by its language.
    plain: how often each term stood in a word that isn't written as a name.
    """

    emphasis: int = 1
    numbers: dict[tuple[Side, str], int] = field(default_factory=dict)
    terms: array[int] = field(default_factory=lambda: array("i"))
    places: array[int] = field(default_factory=lambda: array("i"))
    alone: array[int] = field(default_factory=lambda: array("i"))
    spans: list[tuple[int, int]] = field(default_factory=list)
    twins: list[tuple[int, int]] = field(default_factory=list)
    texts: dict[Side, list[list[int]]] = field(default_factory=lambda: {"sv": [], "en": []})
    plain: Counter[int] = field(default_factory=Counter)
    characters: int = 0

    def add(self, passage: Passage) -> None:
        """Read a passage: two that say the same are woven into one another."""
        self.characters += passage.size
        for segments in [list(passage.segments())] * (self.emphasis if passage.is_twin else 1):
            self._read(segments)

    def _read(self, segments: list[dict[Side, Words]]) -> None:
        own: dict[Side, list[int]] = {side: [] for side in SIDES}
        for segment in segments:
            if len(segment) == len(SIDES) and all(segment.values()):
                self.twins.append((len(self.spans), len(self.spans) + 1))
            for side, words in segment.items():
                if words:
                    own[side].append(len(self.spans))
                    self._spell(side, words)
            self._weave(segment)
        for side, spans in own.items():
            if spans:
                self.texts[side].append(spans)
        self._next += GAP

    def length(self, spans: list[int]) -> int:
        """Terms in a text."""
        return sum(self.spans[each][1] - self.spans[each][0] for each in spans)

    _next: int = 0

    def _spell(self, side: Side, words: Words) -> None:
        first = len(self.alone)
        for word in words:
            is_plain = word.surface[:1].islower() or word.surface.isupper()
            for term in word.terms:
                number = self.numbers.setdefault((side, term), len(self.numbers))
                self.alone.append(number)
                self.plain[number] += is_plain
        self.spans.append((first, len(self.alone)))

    def _weave(self, segment: dict[Side, Words]) -> None:
        for side, word in woven(segment):
            for term in word:
                self.terms.append(self.numbers[side, term])
                self.places.append(self._next)
            self._next += 1


def woven(segment: dict[Side, Words]) -> Iterator[tuple[Side, tuple[str, ...]]]:
    """The words of both sides, in the order of how far into its side each stands."""
    placed = [
        ((i + 0.5) / len(words), side, word.terms)
        for side, words in segment.items()
        for i, word in enumerate(words)
    ]
    placed.sort(key=lambda each: (each[0], SIDES.index(each[1])))
    yield from ((side, terms) for _, side, terms in placed)


def streamed(passages: Iterable[Passage], emphasis: int, tell: Callable[[int], None]) -> Stream:
    """Analyse all passages; `tell` is called with the characters read so far."""
    stream, told = Stream(emphasis), 0
    for passage in passages:
        stream.add(passage)
        if stream.characters - told > 100_000:
            told = stream.characters
            tell(told)
    return stream
