"""Verbs on introductions. Pages and API call these."""

from .answering import answer
from .lapsing import look_after_waiting
from .making import introduce, withdraw
from .meeting import choose_time, drop_time, propose_time
from .outcomes import ask_how_it_went, tell_outcome

__all__ = [
    "answer",
    "ask_how_it_went",
    "choose_time",
    "drop_time",
    "introduce",
    "look_after_waiting",
    "propose_time",
    "tell_outcome",
    "withdraw",
]
