"""Verbs on calls and their answers. Pages and API call these."""

from .answers import begin_answer, save_answer, send_answer, withdraw_answer
from .files import attach_to_answer, drop_from_answer
from .form import set_form
from .interests import declare
from .joining import join_new
from .outcomes import give_outcome
from .questions import answer_question, ask_question
from .scores import agree_on, score_answer
from .states import cancel_call, decide_call, open_answers, publish_call
from .team import add_to_team, leave_team
from .words import edit_call, write_call

__all__ = [
    "add_to_team",
    "agree_on",
    "answer_question",
    "ask_question",
    "attach_to_answer",
    "begin_answer",
    "cancel_call",
    "decide_call",
    "declare",
    "drop_from_answer",
    "edit_call",
    "give_outcome",
    "join_new",
    "leave_team",
    "open_answers",
    "publish_call",
    "save_answer",
    "score_answer",
    "send_answer",
    "set_form",
    "withdraw_answer",
    "write_call",
]
