"""How likely a piece of a word is to be a part of a compound, as a cost.

A part that the dictionary marks costs 1, a short one more (short words turn up inside longer
ones by chance), an unmarked noun more still.
"""

from typing import Final

from sprang.core.text.lexicon import Lexicon
from sprang.core.text.stem import lemma

_MARKED: Final = 1.0
_SHORT: Final = {2: 2.0, 3: 1.6}
_UNMARKED: Final = 1.9
_SHORTEST_UNMARKED: Final = 4
# "mottagning" and "överskott" aren't kinds of "tagning" and "skott".
_PARTICLES: Final = frozenset(
    {
        "av", "be", "bort", "efter", "fram", "från", "för", "före", "genom", "i", "in",
        "kring", "med", "mellan", "mot", "ned", "ner", "om", "på", "till", "under",
        "upp", "ur", "ut", "vid", "å", "åter", "över"
    }
)  # fmt: skip


def of_head(head: str, lexicon: Lexicon) -> float | None:
    """The cost of a first part as written, with its linking s; None if it can't be one."""
    if head in _PARTICLES:
        return None
    if head in lexicon.heads:
        return _SHORT.get(len(head), _MARKED)
    unlinked = head.removesuffix("s")
    if len(unlinked) >= _SHORTEST_UNMARKED and not lexicon.nouns.isdisjoint((head, unlinked)):
        return _UNMARKED
    return None


def of_tail(tail: str, lexicon: Lexicon) -> float:
    """The cost of a last part in dictionary form."""
    return _SHORT.get(len(tail), _MARKED) if tail in lexicon.tails else _UNMARKED


def tail_form(rest: str, lexicon: Lexicon, *, inflected: bool) -> str | None:
    """The dictionary form of the last part, undoing an inflection if need be; None if no part."""
    for form in (rest, lemma(rest, "sv")) if inflected else (rest,):
        if form in lexicon.tails:
            return form
        if len(form) >= _SHORTEST_UNMARKED and form in lexicon.nouns:
            return form
    return None


def is_linked(joint: str, lexicon: Lexicon) -> bool:
    """Whether a linking s closes a complex first part, as in "läkemedels-hantering"."""
    return joint.endswith("s") and joint not in lexicon
