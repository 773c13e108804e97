"""A space in which words that mean alike lie close, Swedish and English together.

Learned from texts by counting, without any model from elsewhere: which words stand near each
other (PPMI), the strongest directions of that (randomised SVD), and a bridge between the
languages from texts that say the same in both. See docs/matching.md for what was measured.

Learning needs scipy and stands in `learning`, which only `sprang learn` imports.

>>> base().likeness(("sv", "matavfall"), ("sv", "sopor")) > 0.2
True
"""

from sprang.core.space.base import base
from sprang.core.space.space import Side, Space

__all__ = ["Side", "Space", "base"]
