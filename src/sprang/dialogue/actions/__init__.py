"""What one may do in a dialogue."""

from .comments import answer_comment, edit_comment, remove_comment, write_comment
from .following import follow, follow_too, follow_unasked, support, take_back_support, unfollow
from .reading import choose_letters, end_letters, read_news

__all__ = [
    "answer_comment",
    "choose_letters",
    "edit_comment",
    "end_letters",
    "follow",
    "follow_too",
    "follow_unasked",
    "read_news",
    "remove_comment",
    "support",
    "take_back_support",
    "unfollow",
    "write_comment",
]
