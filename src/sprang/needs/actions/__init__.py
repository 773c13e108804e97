"""Verbs on needs. Pages, API, command line and import all call these."""

from .authors import add_co_author, must_name_authors, remove_co_author
from .drafts import drop_draft, keep_draft
from .joining import accept_to_own, invite_to_own, join_need, leave_need, stop_owning
from .merging import merge_needs, split_need
from .prior_art import forget_looked_at, judge_anew, look_at
from .requirements import edit_need_and_requirements, set_requirements
from .road import choose_road
from .states import close_need, reopen_need, share_need, sharpen_need, withdraw_need
from .versions import forget_version, restore_version
from .words import capture_need, edit_need

__all__ = [
    "accept_to_own",
    "add_co_author",
    "capture_need",
    "choose_road",
    "close_need",
    "drop_draft",
    "edit_need",
    "edit_need_and_requirements",
    "forget_looked_at",
    "invite_to_own",
    "join_need",
    "judge_anew",
    "leave_need",
    "look_at",
    "merge_needs",
    "must_name_authors",
    "remove_co_author",
    "forget_version",
    "keep_draft",
    "reopen_need",
    "restore_version",
    "set_requirements",
    "share_need",
    "sharpen_need",
    "split_need",
    "stop_owning",
    "withdraw_need",
]
