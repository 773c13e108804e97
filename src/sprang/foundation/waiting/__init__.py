"""What waits for a person. Each room tells which of its things do; the home page asks them all.

    waiting.register(Waiting("needs", _("Behov utan svar"), captured, task_of, "need-list", leads))

Most of them don't concern most people, and to put a question together costs more than to answer it.
So each kind has a hint, which is cheap: no, yes, or rows without which nothing can wait.

What presses most comes first: a thing with a day presses for a week before it, a thing that was
sent to somebody presses when it has waited as long as its sender was promised.
"""

from .asking import ALIKE, MOST, Found, Waiting, found, hints, register
from .task import Task

__all__ = ["ALIKE", "MOST", "Found", "Task", "Waiting", "found", "hints", "register"]
