"""Verbs on needs. Pages, API, command line and import all call these."""

from .requirements import edit_need_and_requirements, set_requirements
from .states import close_need, reopen_need, share_need, sharpen_need, withdraw_need
from .words import capture_need, edit_need

__all__ = [
    "capture_need",
    "close_need",
    "edit_need",
    "edit_need_and_requirements",
    "reopen_need",
    "set_requirements",
    "share_need",
    "sharpen_need",
    "withdraw_need",
]
