"""Verbs of matching: say what one thinks of a match, answer whether two needs are one."""

from .feedback import Placed, judge_match, take_back
from .reranking import set_reranking
from .sameness import answer_sameness

__all__ = ["Placed", "answer_sameness", "judge_match", "set_reranking", "take_back"]
