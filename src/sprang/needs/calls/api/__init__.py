"""Calls in the API."""

from .answers import answers
from .interests import interests
from .judging import judging
from .routes import router

__all__ = ["answers", "interests", "judging", "router"]
