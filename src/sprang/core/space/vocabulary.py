"""Which terms get a place in the space."""

from dataclasses import dataclass

import numpy as np

from sprang.core.space.counting import Numbers, Stream
from sprang.core.space.space import Side


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kept terms, most frequent first, and how often each occurs.

    renumbered: number in the stream -> place here, -1 for those left out.
    """

    terms: tuple[tuple[Side, str], ...]
    counts: Numbers
    renumbered: Numbers

    def __len__(self) -> int:
        return len(self.terms)


def chosen(stream: Stream, least: int, most: int) -> Vocabulary:
    """The `most` common of the terms that occur `least` times or more as ordinary words.

    What is nearly always written with a capital is a name, of a person perhaps: it is left
    out, as are figures. "AI" and "IT", all in capitals, are words.
    """
    counts = np.bincount(np.array(stream.terms, dtype=np.int32), minlength=len(stream.numbers))
    kept = [
        (-int(counts[number]), side, term, number)
        for (side, term), number in stream.numbers.items()
        if _is_word(term, int(counts[number]), stream.plain[number], least)
    ]
    kept.sort()
    del kept[most:]
    renumbered = np.full(len(stream.numbers), -1, dtype=np.int32)
    renumbered[[number for *_, number in kept]] = np.arange(len(kept), dtype=np.int32)
    terms: tuple[tuple[Side, str], ...] = tuple((side, term) for _, side, term, _ in kept)
    return Vocabulary(terms, np.array([-n for n, *_ in kept], dtype=np.int32), renumbered)


def _is_word(term: str, count: int, plain: int, least: int) -> bool:
    return plain >= least and plain * 5 >= count and not any(map(str.isdigit, term))
