"""Introductions in the API."""

from .routes import introductions
from .times import times

__all__ = ["introductions", "times"]
