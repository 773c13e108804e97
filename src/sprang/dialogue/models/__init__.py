"""What people say about a record, who supports and follows it, and what they have been told."""

from .comment import Comment, Mention
from .following import Follow, Support
from .letter import Letter, LetterChoice
from .notification import Notification

__all__ = [
    "Comment",
    "Follow",
    "Letter",
    "LetterChoice",
    "Mention",
    "Notification",
    "Support",
]
