"""Of what a search finds, what is worth showing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sprang.core.ranking import Scored

FARTHEST: Final = 0.3
"""Part of the best hit's score that a result must have which lacks a word of the search."""


def not_far(
    scored: Mapping[str, Sequence[Scored]], has_all: Callable[[Scored], bool]
) -> dict[str, list[Scored]]:
    """Those that have every word, and those that are not far behind the best of all kinds: what a
    word may become, and what means the same, can outweigh the word itself."""
    best = max((found[0].score for found in scored.values() if found), default=0.0)
    return {
        kind: [one for one in found if one.score >= FARTHEST * best or has_all(one)]
        for kind, found in scored.items()
    }
