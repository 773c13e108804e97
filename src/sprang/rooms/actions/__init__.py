"""Verbs in rooms."""

from .coming import accept_invitation, decline_invitation, join_room
from .files import add_files, drop_file
from .founding import archive_room, edit_room, found_room, open_room
from .going import leave_room, remove_member
from .heirs import leave_all, tidy
from .inviting import give_part, invite, withdraw_invitation
from .sharing import share_into, take_out
from .tasks import add_task, change_task, finish_task

__all__ = [
    "accept_invitation",
    "add_files",
    "add_task",
    "archive_room",
    "change_task",
    "decline_invitation",
    "drop_file",
    "edit_room",
    "finish_task",
    "found_room",
    "give_part",
    "invite",
    "join_room",
    "leave_all",
    "leave_room",
    "open_room",
    "remove_member",
    "share_into",
    "take_out",
    "tidy",
    "withdraw_invitation",
]
