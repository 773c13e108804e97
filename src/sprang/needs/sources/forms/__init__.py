"""The public form, and those of whoever leads."""

from .deciding import DeclineForm, SubmissionFilter, TakeInForm, TellForm
from .telling import ToldForm

__all__ = ["DeclineForm", "SubmissionFilter", "TakeInForm", "TellForm", "ToldForm"]
