"""Calls in the API."""

from .answers import answers
from .judging import judging
from .routes import router

__all__ = ["answers", "judging", "router"]
