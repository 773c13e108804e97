"""The tables of calls."""

from .answer import Answer, AnswerFile
from .block import Block
from .call import Call
from .evaluation import Agreed, Criterion, Declared, Review, Score, TeamMember
from .question import Question

__all__ = [
    "Agreed",
    "Answer",
    "AnswerFile",
    "Block",
    "Call",
    "Criterion",
    "Declared",
    "Question",
    "Review",
    "Score",
    "TeamMember",
]
