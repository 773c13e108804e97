"""What matching keeps: who watches for what, what they were told, which words mean the same."""

from .synonym import Synonym
from .watch import Notice, Watch, WatchLetter, WatchTerm

__all__ = ["Notice", "Synonym", "Watch", "WatchLetter", "WatchTerm"]
