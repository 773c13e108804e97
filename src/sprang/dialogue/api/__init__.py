"""Dialogues and news in the API."""

from .comments import router as comments
from .following import router as following
from .news import router as news

__all__ = ["comments", "following", "news"]
