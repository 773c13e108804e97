"""Organisations in the API."""

from . import changing  # noqa: F401  its verbs stand on the router beside the questions
from .claims import claims
from .routes import router

__all__ = ["claims", "router"]
