"""The tables of introductions."""

from .introduction import Introduction
from .meeting import MeetingTime
from .said import IntroductionAnswer, IntroductionOutcome

__all__ = ["Introduction", "IntroductionAnswer", "IntroductionOutcome", "MeetingTime"]
