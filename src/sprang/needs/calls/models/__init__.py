"""The tables of calls."""

from .answer import Answer
from .answer_file import AnswerFile
from .block import Block
from .call import Call
from .criterion import Criterion
from .question import Question
from .scores import Agreed, Review, Score
from .team import Declared, TeamMember

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
