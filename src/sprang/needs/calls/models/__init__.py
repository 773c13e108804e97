"""The tables of calls."""

from .answer import Answer, AnswerFile
from .block import Block
from .call import Call
from .evaluation import Agreed, Criterion, Declared, Review, Score, TeamMember
from .letter import CallLetter
from .question import Question

__all__ = [
    "Agreed",
    "Answer",
    "AnswerFile",
    "Block",
    "Call",
    "CallLetter",
    "Criterion",
    "Declared",
    "Question",
    "Review",
    "Score",
    "TeamMember",
]
