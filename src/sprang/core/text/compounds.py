"""Split Swedish compounds by dynamic programming over the lexicon.

The cheapest chain of parts wins; it may cost at most `_SLACK` above its number of parts. A
word that the dictionary has is split only when it inflects like its last part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sprang.core.text import costs
from sprang.core.text.lexicon import Lexicon, swedish
from sprang.core.text.stem import lemma

_SLACK: Final = 1.5
_SHORTEST_HEAD: Final = 2
_SHORTEST_TAIL: Final = 3


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound: first parts as written, and all parts as dictionary forms."""

    joints: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The dictionary form of the compound."""
        return "".join(self.joints) + self.parts[-1]


@dataclass(frozen=True, order=True, slots=True)
class _Chain:
    """First parts up to some character, ordered by cost, then spelling."""

    cost: float
    joints: tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class _Candidate:
    """A whole way to split: the cheapest first, of equals one with a linking s."""

    cost: float
    unlinked: bool
    joints: tuple[str, ...]
    tail: str


@lru_cache(maxsize=100_000)
def split(word: str) -> Compound | None:
    """The compound that a lower-case Swedish `word` is, or None.

    >>> split("återvinningsstation").parts
    ('återvinning', 'station')
    """
    lexicon = swedish()
    best = min(_candidates(lemma(word, "sv"), lexicon), default=None)
    if best is None:
        return None
    return Compound(best.joints, (*map(lexicon.base, best.joints), best.tail))


def _candidates(word: str, lexicon: Lexicon) -> Iterator[_Candidate]:
    known = word in lexicon
    for start, chain in _chains(word, lexicon).items():
        rest = word[start:]
        tail = costs.tail_form(rest, lexicon, inflected=not known and rest not in lexicon)
        if not tail or (known and not lexicon.inflects_like(word, tail)):
            continue
        cost = chain.cost + costs.of_tail(tail, lexicon)
        if cost <= len(chain.joints) + 1 + _SLACK:
            unlinked = not costs.is_linked(chain.joints[-1], lexicon)
            yield _Candidate(cost, unlinked, chain.joints, tail)


def _chains(word: str, lexicon: Lexicon) -> dict[int, _Chain]:
    """The cheapest chain of first parts that ends before each character."""
    best = {0: _Chain(0.0, ())}
    last = len(word) - _SHORTEST_TAIL
    for start in range(last):
        for end in range(start + _SHORTEST_HEAD, last + 1) if start in best else ():
            head = word[start:end]
            if cost := costs.of_head(head, lexicon):
                chain = _Chain(best[start].cost + cost, (*best[start].joints, head))
                best[end] = min(best.get(end, chain), chain)
    del best[0]
    return best
