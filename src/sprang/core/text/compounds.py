"""Split Swedish compounds by dynamic programming over the lexicon.

The cheapest chain of parts wins. A marked part costs 1, a short one more (short words turn up
inside longer ones by chance), an unmarked noun more still; a chain may cost at most
`_SLACK` above its number of parts. A word that the dictionary has is split only when it
inflects like its last part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sprang.core.text.lexicon import Lexicon, swedish
from sprang.core.text.stem import lemma

_SHORT: Final = {2: 2.0, 3: 1.6}
_UNMARKED: Final = 1.9
_SLACK: Final = 1.5
_SHORTEST_HEAD: Final = 2
_SHORTEST_TAIL: Final = 3
_SHORTEST_UNMARKED: Final = 4
# "mottagning" and "överskott" aren't kinds of "tagning" and "skott".
_PARTICLES: Final = frozenset(
    {
        "av", "be", "bort", "efter", "fram", "från", "för", "före", "genom", "i", "in",
        "kring", "med", "mellan", "mot", "ned", "ner", "om", "på", "till", "under",
        "upp", "ur", "ut", "vid", "å", "åter", "över"
    }
)  # fmt: skip


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


@lru_cache(maxsize=100_000)
def split(word: str) -> Compound | None:
    """The compound that a lower-case Swedish `word` is, or None.

    >>> split("återvinningsstation").parts
    ('återvinning', 'station')
    """
    lexicon = swedish()
    dictionary_form = lemma(word, "sv")
    candidates = sorted(_candidates(dictionary_form, lexicon))
    if not candidates:
        return None
    _, _, joints, tail = candidates[0]
    return Compound(joints, (*map(lexicon.base, joints), tail))


def _candidates(word: str, lexicon: Lexicon) -> Iterator[tuple[float, bool, tuple[str, ...], str]]:
    """Cost, absence of a linking s, first parts, last part."""
    known = word in lexicon
    for start, chain in _chains(word, lexicon).items():
        tail = _tail(word[start:], lexicon, known=known)
        if not tail or (known and not lexicon.inflects_like(word, tail)):
            continue
        cost = chain.cost + _tail_cost(tail, lexicon)
        if cost <= len(chain.joints) + 1 + _SLACK:
            yield cost, not _linked(chain.joints[-1], lexicon), chain.joints, tail


def _chains(word: str, lexicon: Lexicon) -> dict[int, _Chain]:
    """The cheapest chain of first parts that ends before each character."""
    best = {0: _Chain(0.0, ())}
    for start in range(len(word) - _SHORTEST_TAIL):
        if start not in best:
            continue
        for end in range(start + _SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
            head = word[start:end]
            if cost := _head_cost(head, lexicon):
                chain = _Chain(best[start].cost + cost, (*best[start].joints, head))
                best[end] = min(best.get(end, chain), chain)
    del best[0]
    return best


def _head_cost(head: str, lexicon: Lexicon) -> float | None:
    if head in _PARTICLES:
        return None
    if head in lexicon.heads:
        return _SHORT.get(len(head), 1.0)
    unlinked = head.removesuffix("s")
    if len(unlinked) >= _SHORTEST_UNMARKED and not lexicon.nouns.isdisjoint((head, unlinked)):
        return _UNMARKED
    return None


def _tail(rest: str, lexicon: Lexicon, *, known: bool) -> str | None:
    """The dictionary form of the last part; inflected only where the word is unknown."""
    for form in (rest,) if known or rest in lexicon else (rest, lemma(rest, "sv")):
        if form in lexicon.tails:
            return form
        if len(form) >= _SHORTEST_UNMARKED and form in lexicon.nouns:
            return form
    return None


def _tail_cost(tail: str, lexicon: Lexicon) -> float:
    return _SHORT.get(len(tail), 1.0) if tail in lexicon.tails else _UNMARKED


def _linked(joint: str, lexicon: Lexicon) -> bool:
    """A linking s closes a complex first part: "läkemedels-hantering"."""
    return joint.endswith("s") and joint not in lexicon
