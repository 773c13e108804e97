"""What matching keeps: what people have said of matches."""

from .feedback import Feedback, Found
from .reranking import Reranking
from .sameness import SameNeed

__all__ = ["Feedback", "Found", "Reranking", "SameNeed"]
