"""Verbs on needs. Pages, API, command line and import all call these."""

from .drafts import drop_draft, keep_draft
from .requirements import edit_need_and_requirements, set_requirements
from .states import close_need, reopen_need, share_need, sharpen_need, withdraw_need
from .versions import forget_version, restore_version
from .words import capture_need, edit_need

__all__ = [
    "capture_need",
    "close_need",
    "drop_draft",
    "edit_need",
    "edit_need_and_requirements",
    "forget_version",
    "keep_draft",
    "reopen_need",
    "restore_version",
    "set_requirements",
    "share_need",
    "sharpen_need",
    "withdraw_need",
]
