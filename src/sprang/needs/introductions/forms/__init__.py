"""What is filled in about introductions."""

from .introducing import IntroduceForm
from .saying import IntroductionFilter, OutcomeForm, ReasonForm, TimeForm

__all__ = ["IntroduceForm", "IntroductionFilter", "OutcomeForm", "ReasonForm", "TimeForm"]
