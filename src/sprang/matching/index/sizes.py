"""How many texts are compared one by one, and what follows from that."""

from typing import Final

MOST: int = 100_000
"""Texts, of those that the asker may see, that are compared one by one; in more, what is near is
asked of graphs (`graphs.py`)."""
SHARE: Final = 0.1
"""Of a graph's texts: so many may have come after it, or changed, before it is made anew. What came
after it is compared one by one."""


def group() -> int:
    """Texts of one kind and audience that get a graph of their own."""
    return MOST // 10
