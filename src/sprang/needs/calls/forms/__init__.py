"""What people fill in about calls."""

from .answering import AnswerForm
from .asking import QuestionForm, ReplyForm
from .joining import JoinForm
from .judging import OutcomeForm, PointsForm, ReasonForm, TeamForm
from .parts import Blocks, Criteria, part_forms
from .words import CallForm

__all__ = [
    "AnswerForm",
    "Blocks",
    "CallForm",
    "Criteria",
    "JoinForm",
    "OutcomeForm",
    "PointsForm",
    "QuestionForm",
    "ReasonForm",
    "ReplyForm",
    "TeamForm",
    "part_forms",
]
