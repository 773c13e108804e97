"""The tables of what comes in from outside."""

from .intake import Intake
from .letter import SenderLetter
from .submission import Submission

__all__ = ["Intake", "SenderLetter", "Submission"]
