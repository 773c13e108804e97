"""What matching keeps: what people have said of matches, who watches for what and what they were
told, which words mean the same."""

from .feedback import Feedback, Found
from .reranking import Reranking
from .sameness import SameNeed
from .synonym import Synonym
from .watch import Notice, Watch, WatchLetter, WatchTerm

__all__ = [
    "Feedback",
    "Found",
    "Notice",
    "Reranking",
    "SameNeed",
    "Synonym",
    "Watch",
    "WatchLetter",
    "WatchTerm",
]
