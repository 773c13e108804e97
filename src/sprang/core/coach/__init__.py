"""A coach for needs: what would make one clearer to whoever could answer it.

Rules over the words, each with its place in them, and a figure from 0 to 100 that is the sum of
named parts. Patterns and word lists, not understanding: what it says is advice, and never a gate.
Swedish and English. The reasons and the examples are words for people, and are made by the room.
"""

from .draft import FIELDS, Draft, Outcome
from .figure import PARTS, RULES, Advice, Part, Severity
from .findings import Finding
from .readability import lix
from .review import review

__all__ = [
    "FIELDS",
    "PARTS",
    "RULES",
    "Advice",
    "Draft",
    "Finding",
    "Outcome",
    "Part",
    "Severity",
    "lix",
    "review",
]
