"""The coach in words: what it found in a need, why that matters, and how it could read instead."""

from .reading import draft_of_form, draft_of_need
from .telling import Told, tell

__all__ = ["Told", "draft_of_form", "draft_of_need", "tell"]
